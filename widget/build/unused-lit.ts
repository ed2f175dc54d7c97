/**
 * Leaves out of Lit what the widget does not use: browsers without adopted style sheets, properties
 * that are written back to attributes, converters, decorators, polyfills. Lit comes minified, so each
 * cut is named by its text, and the build fails where the library no longer has it.
 */
import type { TextCuts } from "./text-cuts.ts";

/** None of our templates has a directive, a comment, a bound `<style>`, `<script>`, `<textarea>` or `<title>`; a test holds that. */
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
    ["case Number:i=null===t?null:Number(t);break;case Object:case Array:", "case Object:"],
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
      "{const e=this.constructor,h=e._$Eh.get(t);this[h]=u.fromAttribute(i,e.elementProperties.get(h).type)}",
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
  "lit-html/lit-html.js": [
    ["_=/-->/g,m=/>/g,"],
    [",y=/^(?:script|style|textarea|title)$/i,", ","],
    [',T=x(3),E=Symbol.for("lit-noChange"),', ","],
    ['let n,l=2===i?"<svg>":3===i?"<math>":"",c=v', 'let l=2===i?"<svg>":"",c=v'],
    [
      '"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p)',
      "c=p",
    ],
    ["c=n??v", "c=v"],
    [":c===_||c===m?c=v:(c=p,n=void 0)", ":c=p"],
    ['2===i?"</svg>":3===i?"</math>":""', '2===i?"</svg>":""'],
    ["2===i||3===i", "2===i"],
    ["else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));", ""],
    [
      'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
    ],
    [
      "if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}",
      "r.data===n&&d.push({type:2,index:l});",
    ],
    [
      "function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}",
    ],
    [
      "this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=i}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}",
      "this._$AV=[],this._$AD=t,this._$AM=i}",
    ],
    ["(t?.creationScope??l)", "l"],
    [
      "1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))",
      "i=new r.ctor(h,r.name,r.strings,this,t)",
    ],
    ["get _$AU(){return this._$AM?._$AU??this._$Cv}"],
    ["this._$AN=void 0,this._$AA", "this._$AA"],
    [",this._$Cv=e?.isConnected??!0"],
    [
      "get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}",
    ],
    ["_$AI(t,i=this){t=M(this,t,i),a(t)", "_$AI(t){a(t)"],
    ["t!==this._$AH&&t!==E&&this._(t)", "t!==this._$AH&&this._(t)"],
    [
      'e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
      "e=this._$AC(t)",
    ],
    ["const{values:i,_$litType$:s}=t,", "const{values:i}=t,"],
    [
      "_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;)",
      "_$AR(t=this._$AA.nextSibling){for(;t!==this._$AB;)",
    ],
    ["this._$AR(s&&s._$AB.nextSibling,e)", "this._$AR(s&&s._$AB.nextSibling)"],
    ["setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}"],
    ["get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}"],
    ["this._$AN=void 0,this.element", "this.element"],
    [
      "t=M(this,t,i,0),o=!a(t)||t!==this._$AH&&t!==E,o&&(this._$AH=t)",
      "o=!a(t)||t!==this._$AH,o&&(this._$AH=t)",
    ],
    ["r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),o", "r=e[s+n],o"],
    [
      "constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}_$AI(t,i=this){if((t=M(this,t,i,0)??A)===E)return;",
      "_$AI(t){t??=A;",
    ],
    [
      "e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e);e&&this.element.removeEventListener(this.name,this,s),h&&this.element.addEventListener(this.name,this,t),",
      "e=t===A;e!==(s===A)&&(e?this.element.removeEventListener(this.name,this):this.element.addEventListener(this.name,this)),",
    ],
    [
      '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
      "this._$AH.call(this.options.host,t)",
    ],
    [
      'class Z{constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){M(this,t)}}const j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");',
      "",
    ],
    [
      "const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h",
      "(i._$litPart$??=new k(i.appendChild(c()),null,void 0,s))._$AI(t)",
    ],
    ["export{j as _$LH,b as html,T as mathml,E as noChange,", "export{b as html,"],
    ["const t=globalThis,i=t=>t,s=t.trustedTypes,", "const s=globalThis.trustedTypes,"],
    ["{this.type=2,this._$AH=A", "{this._$AH=A"],
    ["const s=i(t).nextSibling;i(t).remove(),t=s", "const s=t.nextSibling;t.remove(),t=s"],
    ["{this.type=1,this._$AH=A", "{this._$AH=A"],
    ["_$AI(t,i=this,s,e){const h", "_$AI(t,s){const h"],
    ["_$AI(t,s,i)", "_$AI(t,i)"],
    ["o&&!e&&this.j(t)", "o&&this.j(t)"],
    ["constructor(){super(...arguments),this.type=3}"],
    ["constructor(){super(...arguments),this.type=4}"],
    [",this._$AM=i}", "}"],
    ["this._$AM=s,"],
    ["this._$AM=e,"],
    ["void 0!==s&&(", "("],
  ],
};
