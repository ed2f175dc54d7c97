/**
 * The classic script that a page names: remembers where it came from, as the default server, and
 * brings the module. Loaded twice, it does it once. It is built for browsers that know no more than
 * `import()`: one that cannot read the module is told so where its buttons would be, in English alone,
 * as the other languages are modules too.
 */

/** The module's file beside this script; the build writes it in. */
declare const CHAT_CALL_ENTRY: string;

const page = globalThis as { [key: symbol]: string | undefined };
const key = Symbol.for("chat-call.server");
const { src } = (document.currentScript ?? {}) as HTMLScriptElement;
if (src && !page[key]) {
  page[key] = new URL(".", src).href;
  import(/* @vite-ignore */ new URL(CHAT_CALL_ENTRY, src).href).catch((cause) => {
    delete page[key];
    console.error(new Error(`Cannot load the call widget from ${src}`, { cause }));
    if (!(cause instanceof SyntaxError)) return;
    for (const element of document.querySelectorAll("chat-call")) {
      element.textContent = "This browser is too old for calls. Please update it.";
    }
  });
}
export {};
