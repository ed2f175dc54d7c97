/** What the element learns of the page around it: where the server is, what it wants offered, and whether the browser will do. */
import type { CallType } from "../../server/protocol/call.ts";

/** Where the loader leaves the address it came from; the same in every copy of the script. */
const SERVER = Symbol.for("chat-call.server");

/** The server's base address with a final slash: the attribute's, else the script's own, else the page's. */
export function serverAddress(attribute: string | null): string {
  const fallback = (globalThis as { [SERVER]?: string })[SERVER] ?? location.origin;
  const url = new URL(attribute || fallback, document.baseURI);
  url.search = url.hash = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url.href;
}

/** The signaling socket of a server. */
export function signalAddress(server: string): string {
  const url = new URL("signal", server);
  url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
  return url.href;
}

/** The kinds of call in a page's words (`call-types`), with spaces or commas between them; all where it says nothing. */
export function wantedTypes(words: string | null): CallType[] {
  const named = (words ?? "voice,video").split(/[\s,]+/);
  const types = (["voice", "video"] as const).filter((type) => named.includes(type));
  if (named.some((word) => word && !types.includes(word as CallType))) {
    console.warn(`Cannot use call-types: current value is "${words}"`);
  }
  return types;
}

/** Chrome and Edge 125, Firefox 126, Safari 17.4: the versions that brought `:state()`. */
export function isSupported(): boolean {
  return typeof RTCPeerConnection === "function" && CSS.supports("selector(:state(ringing))");
}
