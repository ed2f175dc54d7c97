/**
 * Removes from lit-html what our templates do not use: directives, comments, bindings in `<style>`,
 * `<script>`, `<textarea>` or `<title>`. A test checks that. `unused-lit.ts` does the same for
 * elements.
 */
import type { TextCuts } from "./text-cuts.ts";

export const unusedLitHtml: TextCuts = {
  "lit-html/lit-html.js": [
    ["_=/-->/g,m=/>/g,"],
    ['Error("invalid template strings array")', "Error()"],
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
