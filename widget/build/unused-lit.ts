/**
 * Removes from Lit what the widget does not use: support for browsers without adopted style sheets,
 * reflected properties, decorators, polyfills. Lit is published minified, so each cut is named by
 * its text, and the build fails if the library no longer has it.
 */
import type { TextCuts } from "./text-cuts.ts";

export const unusedLit: TextCuts = {
  "@lit/reactive-element/css-tag.js": [
    [
      'const t=globalThis,e=t.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,s=Symbol(),o=new WeakMap;',
    ],
    [
      'constructor(t,e,o){if(this._$cssResult$=!0,o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o;const s=this.t;if(e&&void 0===t){const e=void 0!==s&&1===s.length;e&&(t=o.get(s)),void 0===t&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),e&&o.set(s,t))}return t}toString(){return this.cssText}',
      "constructor(t){this.cssText=t}get styleSheet(){return this.o||(this.o=new CSSStyleSheet).replaceSync(this.cssText),this.o}",
    ],
    ['const r=t=>new n("string"==typeof t?t:t+"",void 0,s),i', "const i"],
    [
      "(t,...e)=>{const o=1===t.length?t[0]:e.reduce((e,s,o)=>e+(t=>{if(!0===t._$cssResult$)return t.cssText;if(\"number\"==typeof t)return t;throw Error(\"Value passed to 'css' function must be a 'css' function result: \"+t+\". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.\")})(s)+t[o+1],t[0]);return new n(o,t,s)}",
      "t=>new n(t[0])",
    ],
    [
      'if(e)s.adoptedStyleSheets=o.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(const e of o){const o=document.createElement("style"),n=t.litNonce;void 0!==n&&o.setAttribute("nonce",n),o.textContent=e.cssText,s.appendChild(o)}',
      "s.adoptedStyleSheets=o.map(t=>t.styleSheet)",
    ],
    [
      ',c=e?t=>t:t=>t instanceof CSSStyleSheet?(t=>{let e="";for(const s of t.cssRules)e+=s.cssText;return r(e)})(t):t;',
      ";",
    ],
    [",c as getCompatibleStyle,e as supportsAdoptingStyleSheets,r as unsafeCSS"],
  ],
  "@lit/reactive-element/reactive-element.js": [
    [',c=a.trustedTypes,l=c?c.emptyScript:"",p=a.reactiveElementPolyfillSupport,', ","],
    ["p?.({ReactiveElement:y}),", ""],
    ['(a.reactiveElementVersions??=[]).push("2.1.2");', "0;"],
    [
      "toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},",
    ],
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;'],
    [
      "const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}",
    ],
    ["static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}"],
    [",void 0!==t.l&&(this.l=[...t.l])"],
    [",this.constructor.l?.forEach(t=>t(this))"],
    ["removeController(t){this._$EO?.delete(t)}"],
    [
      "_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}",
    ],
    ["this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),"],
    [
      "||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))",
    ],
    [
      "{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}",
      "){this._$AL.has(t)||(this.hasUpdated||(s=void 0),this._$AL.set(t,s))}",
    ],
    [
      ',h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r,this._$Em=null',
      ";this[e]=u.fromAttribute(s,t.type)",
    ],
    ["&&this._$Em!==e"],
    ["this._$Em=null,"],
    ["this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),"],
    ["!s.noAccessor", "1"],
    [
      "const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)}",
      "return{get(){return this[s]},set(e){const h=this[s];this[s]=e,this.requestUpdate(t,h,i)}",
    ],
    ["[...r(t),...o(t)]", "r(t)"],
    ["requestUpdate(t,s,i,e=!1,h)", "requestUpdate(t,s,i)"],
    ["!1===e&&(h=this[t]),i??=", "i??="],
    ["(i.hasChanged??f)(h,s)", "f(this[t],s)"],
    [
      "const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}",
    ],
    ["t=this.shouldUpdate(s),t?(", "t=!0,("],
    [",this.update(s)):this._$EM()}", ",this.update(s))}"],
    ["this._$EO?.forEach(t=>t.hostUpdated?.()),"],
    ["shouldUpdate(t){return!0}"],
    ["getCompatibleStyle as t,"],
    [",supportsAdoptingStyleSheets,unsafeCSS"],
    [
      "getOwnPropertyDescriptor:h,getOwnPropertyNames:r,getOwnPropertySymbols:o,",
      "getOwnPropertyNames:r,",
    ],
    [",a=globalThis,d=(t,s)=>t,", ","],
    // A converter is a function; without one the property is a string or boolean.
    [
      "fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}",
      "fromAttribute:(t,{converter:s,type:i})=>s?s(t):i===Boolean?null!==t:t",
    ],
    [
      "f=(t,s)=>!i(t,s),b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f};",
      "f=(t,s)=>!i(t,s);",
    ],
    [
      "createProperty(t,s=b){if(s.state&&(s.attribute=!1),this._$Ei(),this.elementProperties.set(t,s),1){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}}static getPropertyDescriptor(t,s,i){return{get(){return this[s]},set(e){const h=this[s];this[s]=e,this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??b}",
      "createProperty(t,s){s.state&&(s.attribute=!1),this.elementProperties.set(t,s);const i=Symbol();e(this.prototype,t,{get(){return this[i]},set(e){const h=this[i];this[i]=e,this.requestUpdate(t,h)},configurable:!0,enumerable:!0})}",
    ],
    ['d("elementProperties")', '"elementProperties"'],
    ['d("finalized")', '"finalized"'],
    ['d("properties")', '"properties"'],
    [
      "finalizeStyles(this.styles)}static finalizeStyles(s){const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i}",
      "finalizeStyles(this.styles)}static finalizeStyles(t=[]){return[t].flat(1/0)}",
    ],
    [
      '"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0',
      '"string"==typeof i?i:t.toLowerCase()',
    ],
    ["this.attachShadow(this.constructor.shadowRootOptions)", 'this.attachShadow({mode:"open"})'],
    ["enableUpdating(t){}"],
    [
      "{this._$AK(t,i)}_$AK(t,s){const i=this.constructor,e=i._$Eh.get(t);if(void 0!==e){const t=i.getPropertyOptions(e);this[e]=u.fromAttribute(s,t.type)}}",
      "{const e=this.constructor,h=e._$Eh.get(t);this[h]=u.fromAttribute(i,e.elementProperties.get(h))}",
    ],
    [
      "requestUpdate(t,s,i){if(void 0!==t){const r=this.constructor;if(i??=r.getPropertyOptions(t),!(f(this[t],s)))return;this.C(t,s,i)}",
      "requestUpdate(t,s){if(void 0!==t){if(i(this[t],s))return;this.C(t,s)}",
    ],
    [
      "const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}",
      "return this.performUpdate(),!this.isUpdatePending}",
    ],
    ["let t=!1;const s=this._$AL;try{t=!0,(", "const s=this._$AL;try{"],
    [
      ",this.update(s))}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)}",
      ",this.update(s)}catch(t){throw this._$EM(),t}this._$AE(s)}",
    ],
    ["{return this.getUpdateComplete()}getUpdateComplete()"],
    [
      'y.elementStyles=[],y.shadowRootOptions={mode:"open"},y[d("elementProperties")]',
      'y["elementProperties"]',
    ],
    ['d("finalized")', '"finalized"'],
    [",u as defaultConverter,t as getCompatibleStyle,f as notEqual", ",u as defaultConverter"],
    ["this._$Ep=void 0,"],
  ],
  "lit-element/lit-element.js": [
    ["import{render as e,noChange as r}", "import{render as e}"],
    ["s.litElementHydrateSupport?.({LitElement:i});", "0;"],
    ["const o=s.litElementPolyfillSupport;o?.({LitElement:i});"],
    ['(s.litElementVersions??=[]).push("4.2.2");'],
    ["const s=globalThis;"],
    [",this._$Do=void 0"],
    [
      "createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}",
    ],
    ["this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),"],
    ["this._$Do=e(", "e("],
    ["connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}"],
    ["disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}"],
    ["render(){return r}"],
    ["const n={_$AK:(t,e,r)=>{t._$AK(e,r)},_$AL:t=>t._$AL};"],
    ["i as LitElement,n as _$LE", "i as LitElement"],
    ["i._$litElement$=!0,"],
  ],
};
