/**
 * A host's site on another origin than the call server: plain pages with the script tag, a strict
 * policy, and a token endpoint. It does only what the README tells a host to do.
 */
import { SignJWT } from "jose";
import { SECRET } from "./call-server.ts";

export interface Member {
  id: string;
  name: string;
  picture?: string;
  /** The token's `contacts` of this person. */
  contacts?: string[];
}

export interface HostChat {
  id: string;
  calls: "none" | "voice" | "video";
  members: Member[];
  endsAt?: number;
}

export interface HostSite {
  url: string;
  /** The address of this chat's page for this person. */
  pageFor(person: Member, chat: HostChat): string;
  /** Logs the person out: from now on their pages get no token. */
  logOut(person: Member): void;
  close(): Promise<void>;
}

export async function mintToken(person: Member, chat?: HostChat, seconds = 600): Promise<string> {
  const { name, picture, contacts } = person;
  return await new SignJWT({ name, picture, contacts, ...(chat && { chat }) })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setSubject(person.id)
    .setAudience("chat-call")
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(new TextEncoder().encode(SECRET));
}

/** Changes to a host's default pages. */
export interface PageStyle {
  /** Response headers of the page; they replace default ones of the same name. */
  headers?: Record<string, string>;
  /** Attributes of the script tag, such as a nonce. */
  script?: string;
  /** Pictures of the site, by path. */
  files?: Record<string, string>;
  /** Code in the site's worker at `/call-worker.js`, in addition to the README's line. */
  worker?: string;
  /** Returns the whole page, with the script tag and the element placed in it. */
  around?: (script: string, element: string) => string;
}

/** The script comes from `callServerUrl`; `attributes` are added to the element. */
export function startHostSite(
  callServerUrl: string,
  attributes = "",
  { headers = {}, script = "", files = {}, worker = "", around = usualPage }: PageStyle = {},
): HostSite {
  const loggedOut = new Set<string>();
  const visits = new Map<string, { person: Member; chat: HostChat }>();
  const policy = [
    "default-src 'none'",
    `script-src ${callServerUrl} 'wasm-unsafe-eval'`,
    `connect-src 'self' ${callServerUrl} ${callServerUrl.replace("http", "ws")}`,
    "img-src 'self' data:",
    "style-src 'none'",
    "form-action 'self'",
    "media-src blob: mediastream:",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html chat-call",
    "worker-src 'self'",
  ].join("; ");

  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request) => {
      const url = new URL(request.url);
      if (url.pathname === "/call-worker.js") {
        return new Response(`importScripts("${callServerUrl}/chat-call-push.js");\n${worker}`, {
          headers: { "content-type": "text/javascript; charset=utf-8" },
        });
      }
      if (Object.hasOwn(files, url.pathname)) {
        return new Response(files[url.pathname], { headers: { "content-type": "image/svg+xml" } });
      }
      const visit = visits.get(url.pathname.split("/")[1]);
      if (!visit) return new Response("no such page", { status: 404 });
      if (url.pathname.endsWith("/call-token")) {
        if (loggedOut.has(visit.person.id)) return new Response("log in", { status: 401 });
        return Response.json({ token: await mintToken(visit.person, visit.chat) }, {
          headers: { "cache-control": "no-store" },
        });
      }
      const tokenUrl = url.pathname.replace(/\/[^/]*$/, "/call-token");
      const html = around(
        `<script src="${callServerUrl}/chat-call.js" ${script} defer></script>`,
        `<chat-call token-url="${tokenUrl}" ${attributes}></chat-call>`,
      );
      return new Response(html, {
        headers: {
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": policy,
          ...headers,
        },
      });
    },
  );
  const { port } = server.addr as Deno.NetAddr;
  const origin = `http://localhost:${port}`;

  return {
    url: origin,
    pageFor(person, chat) {
      const key = crypto.randomUUID();
      visits.set(key, { person, chat });
      return `${origin}/${key}/chat`;
    },
    logOut: ({ id }) => void loggedOut.add(id),
    close: () => server.shutdown(),
  };
}

const usualPage = (script: string, element: string): string =>
  `<!doctype html>
<html lang="en">
<title>A chat</title>
<link rel="icon" href="data:,">
${script}
<h1>A chat</h1>
${element}
<a href="another">Another chat</a>
<form method="post"><label>Message <input name="message"></label> <button>Send</button></form>
</html>`;
