/** The demo site's routes. Of calls it knows what any host does: a secret, a script and REST. */
import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import type { CallHistory } from "./call-history.ts";
import type { TokenSigner } from "./call-token.ts";
import { callWorker } from "./call-worker.ts";
import type { MessageStore } from "./message-store.ts";
import { chatPage, listPage } from "./pages/chat-pages.ts";
import { frontPage } from "./pages/front-page.ts";
import { type Chat, chatsOf, findPerson, type Person } from "./people.ts";
import { readSiteFiles } from "./site-files.ts";
import { timelineOf } from "./timeline.ts";

export interface SiteParts {
  messages: MessageStore;
  calls: CallHistory;
  signer: TokenSigner;
  /** The call server as the browser reaches it: an address, or a path on this origin. */
  scriptBase: string;
}

const TEXT_MAX_LENGTH = 2000;

/** The whole site as one app. */
export function createSite({ messages, calls, signer, scriptBase }: SiteParts): Hono {
  const site = new Hono();
  const files = readSiteFiles();

  for (const [path, { body, type }] of files) {
    site.get(path, (c) => c.body(body, 200, { "content-type": type, "cache-control": "no-cache" }));
  }
  site.get("/call-worker.js", (c) =>
    c.body(callWorker(scriptBase), 200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
    }));
  site.use(csrf());
  site.onError((error) => {
    // A refused form is the sender's fault. Anything else is a bug, which the server logs.
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  site.use(async (c, next) => {
    await next();
    if (c.res.headers.get("content-type")?.startsWith("text/html")) {
      c.header("content-security-policy", policy(scriptBase));
      c.header("permissions-policy", "camera=(self), microphone=(self), display-capture=(self)");
      c.header("cache-control", "no-store");
      // With `no-referrer`, forms send `Origin: null`, which csrf() refuses.
      c.header("referrer-policy", "same-origin");
    }
  });

  site.get("/", (c) => c.html(frontPage(scriptBase)));

  site.get("/:person/", async (c) => {
    const person = findPerson(c.req.param("person"));
    if (!person) return c.notFound();
    return c.html(listPage({ person, scriptBase, chats: await listed(person), now: Date.now() }));
  });

  site.get("/:person/call-token", async (c) => {
    const person = findPerson(c.req.param("person"));
    const chatId = c.req.query("chat");
    const chat = person && chatsOf(person).find(({ id }) => id === chatId);
    // Sign only for a chat that this person is in.
    if (!person || (chatId !== undefined && !chat)) return c.notFound();
    const pictureBase = new URL(c.req.url).origin;
    c.header("cache-control", "no-store");
    return c.json({ token: await signer.sign(person, { chat, pictureBase }) });
  });

  site.get("/:person/chats/:chat", async (c) => {
    const place = placeOf(c);
    if (!place) return c.notFound();
    const { person, chat } = place;
    const [written, lines, chats] = await Promise.all([
      messages.latest(chat),
      calls.linesFor(person, chat),
      listed(person),
    ]);
    const now = Date.now();
    const entries = timelineOf(written, lines, now);
    const latest = written.at(-1)?.sentAt ?? 0;
    return c.html(chatPage({ person, scriptBase, chats, now }, chat, entries, latest));
  });

  site.get("/:person/chats/:chat/latest", async (c) => {
    const place = placeOf(c);
    if (!place) return c.notFound();
    c.header("cache-control", "no-store");
    return c.json({ latest: (await messages.last(place.chat))?.sentAt ?? 0 });
  });

  site.post("/:person/chats/:chat/messages", async (c) => {
    const place = placeOf(c);
    if (!place) return c.notFound();
    const { text } = await c.req.parseBody();
    if (typeof text === "string" && text.trim() !== "") {
      await messages.add(place.chat, place.person.id, text.trim().slice(0, TEXT_MAX_LENGTH));
    }
    // Redirect after the post, so that a reload does not send the form again.
    return c.redirect(`/${place.person.id}/chats/${place.chat.id}`, 303);
  });

  function listed(person: Person) {
    return Promise.all(
      chatsOf(person).map(async (chat) => ({ chat, last: await messages.last(chat) })),
    );
  }
  return site;
}

function placeOf(c: Context): { person: Person; chat: Chat } | undefined {
  const person = findPerson(c.req.param("person") ?? "");
  const chat = person && chatsOf(person).find(({ id }) => id === c.req.param("chat"));
  return chat && { person, chat };
}

/** The strictest policy that calls allow: nothing inline, nothing from other origins. */
function policy(scriptBase: string): string {
  const origin = URL.parse(scriptBase)?.origin ?? "";
  const sockets = origin === "" ? "ws: wss:" : origin.replace(/^http/, "ws");
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${origin}`.trim(),
    "style-src 'self'",
    "img-src 'self' data: https:",
    `connect-src ${["'self'", origin, sockets].filter(Boolean).join(" ")}`,
    "media-src blob: mediastream:",
    "form-action 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html chat-call",
  ].join("; ");
}
