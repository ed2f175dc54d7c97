/**
 * The classic script that a page names: remembers where it came from, as the default server, and
 * brings the module. Loaded twice, it does it once. It is built for browsers that know no more than
 * `import()`: one that cannot read the module is told so where its buttons would be, in English alone,
 * as the other languages are modules too.
 *
 * A site's optimiser may have made a module of its tag, or keep it longer than the files beside it.
 */

/** The module's file beside this script; the build writes it in. */
declare const CHAT_CALL_ENTRY: string;

const page = globalThis as { [key: symbol]: string | undefined };
const key = Symbol.for("chat-call.server");
const NAME = "chat-call.js";
const current = document.currentScript as HTMLScriptElement | null;
// In a module no script is the current one.
const { src } = current ?? document.querySelector<HTMLScriptElement>(`script[src*="${NAME}"]`) ??
  { src: "" };
if (!page[key] && src) bring();
else if (!page[key]) {
  console.error(`Cannot load the call widget: no script tag names ${NAME} as a file of its own`);
}

function bring(): void {
  page[key] = new URL(".", src).href;
  import(/* @vite-ignore */ new URL(CHAT_CALL_ENTRY, src).href).catch((cause) => {
    delete page[key];
    const isTooOld = cause instanceof SyntaxError;
    // A copy of this script from before an update names files that are gone.
    if (current && !isTooOld && src.includes(NAME)) return bringAnew(cause);
    fail(cause);
    if (!isTooOld) return;
    for (const element of document.querySelectorAll("chat-call")) {
      element.textContent = "This browser is too old for calls. Please update it.";
    }
  });
}

/** As a module, which a page's policy lets in for this script's sake. */
function bringAnew(cause: unknown): void {
  const fresh = new URL(src);
  fresh.searchParams.set("fresh", `${Date.now()}`);
  import(/* @vite-ignore */ fresh.href).catch(() => fail(cause));
}

function fail(cause: unknown): void {
  console.error(new Error(`Cannot load the call widget from ${src}`, { cause }));
}
export {};
