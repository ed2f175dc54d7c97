/**
 * Leaves out of Lit what the widget does not use: browsers without adopted style sheets, properties
 * that are written back to attributes, converters, decorators, polyfills. Lit comes minified, so each
 * cut is named by its text, and the build fails where the library no longer has it.
 */
import type { Plugin } from "vite";

/** What stands there, and what is to stand there instead. */
type Cut = readonly [text: string, by?: string];

const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  "@lit/reactive-element/css-tag.js": [
    [
      ',e=t.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in ' +
      'Document.prototype&&"replace"in CSSStyleSheet.prototype,',
      ",e=!0,",
    ],
    [
      'if(e)s.adoptedStyleSheets=o.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(const e of o){const o=document.createElement("style"),n=t.litNonce;void 0!==n&&o.setAttribute("nonce",n),o.textContent=e.cssText,s.appendChild(o)}',
      "s.adoptedStyleSheets=o.map(t=>t.styleSheet)",
    ],
    [
      'e?t=>t:t=>t instanceof CSSStyleSheet?(t=>{let e="";for(const s of t.cssRules)e+=s.cssText;return r(e)})(t):t',
      "t=>t",
    ],
    [
      ',o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");',
      ",0);",
    ],
    [
      "Error(\"Value passed to 'css' function must be a 'css' function result: \"+t+\". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.\")",
      "Error()",
    ],
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
  ],
  "lit-element/lit-element.js": [
    ["s.litElementHydrateSupport?.({LitElement:i});", "0;"],
    ["const o=s.litElementPolyfillSupport;o?.({LitElement:i});"],
    ['(s.litElementVersions??=[]).push("4.2.2");'],
  ],
  "lit-html/lit-html.js": [
    [',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ";"],
  ],
};

/** Applies to builds only: tests run the library as it is. */
export function shortLit(): Plugin {
  const seen = new Set<string>();
  return {
    name: "chat-call:short-lit",
    apply: "build",
    transform(code, id) {
      const file = Object.keys(CUTS).find((name) => id.endsWith(`/node_modules/${name}`));
      if (file === undefined) return null;
      seen.add(file);
      let short = code;
      for (const [text, by = ""] of CUTS[file]) {
        if (!short.includes(text)) {
          this.error(`Cannot leave ${text} out of ${file}: it is not there`);
        }
        // As a function: in a plain text "$" has a meaning.
        short = short.replace(text, () => by);
      }
      return { code: short, map: null };
    },
    buildEnd(error) {
      const missing = Object.keys(CUTS).filter((file) => !seen.has(file));
      if (!error && missing.length > 0) this.error(`Cannot shorten ${missing}: it is not there`);
    },
  };
}
