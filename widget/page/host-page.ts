/** What the element reads from its page: the server, the call types, the browser's support. */
import type { CallType } from "../../server/protocol/call.ts";

/** Where the loader stores the address it was loaded from; the same in every copy of the script. */
const SERVER = Symbol.for("chat-call.server");

/** The server's base address with a final slash: the attribute's, else the script's or page's. */
export function serverAddress(attribute: string | null): string {
  const fallback = (globalThis as { [SERVER]?: string })[SERVER] ?? location.origin;
  const url = new URL(attribute || fallback, document.baseURI);
  url.search = url.hash = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url.href;
}

/** The address of a server's signaling socket. */
export function signalAddress(server: string): string {
  const url = new URL("signal", server);
  url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
  return url.href;
}

/** The types in `call-types`, separated by spaces or commas; all if the attribute is missing. */
export function wantedTypes(words: string | null): CallType[] {
  const named = (words ?? "voice,video").split(/[\s,]+/);
  const types = (["voice", "video"] as const).filter((type) => named.includes(type));
  if (named.some((word) => word && !types.includes(word as CallType))) {
    console.warn(`Cannot use call-types: current value is "${words}"`);
  }
  return types;
}

/** Requires `:state()`: Chrome and Edge 125, Firefox 126, Safari 17.4. */
export function isSupported(): boolean {
  return typeof RTCPeerConnection === "function" && CSS.supports("selector(:state(ringing))");
}
