/**
 * The classic script that a page includes: stores its own address as the default server, and
 * imports the module, once even if included twice. It runs in any browser with `import()`. One that
 * cannot parse the module shows a message in place of the buttons, in English only, as the other
 * languages are modules too.
 *
 * A site's optimiser may turn the tag into a module, or cache this script longer than the module.
 */

/** The module's file name beside this script, filled in by the build. */
declare const CHAT_CALL_ENTRY: string;

const page = globalThis as { [key: symbol]: string | undefined };
const key = Symbol.for("chat-call.server");
const NAME = "chat-call.js";
const current = document.currentScript as HTMLScriptElement | null;
// In a module `document.currentScript` is null.
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
    // A cached copy of this script from before an update names files that are gone.
    if (current && !isTooOld && src.includes(NAME)) return bringAnew(cause);
    fail(cause);
    if (!isTooOld) return;
    for (const element of document.querySelectorAll("chat-call")) {
      element.textContent = "This browser is too old for calls. Please update it.";
    }
  });
}

/** Imports a fresh copy, as a module: a page policy that allows this script allows its imports. */
function bringAnew(cause: unknown): void {
  const fresh = new URL(src);
  fresh.searchParams.set("fresh", `${Date.now()}`);
  import(/* @vite-ignore */ fresh.href).catch(() => fail(cause));
}

function fail(cause: unknown): void {
  console.error(new Error(`Cannot load the call widget from ${src}`, { cause }));
}
export {};
