/** The demo site as a host: its pages, forms, tokens, and its lines about calls. */
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { lineOf } from "../../demo/call-history.ts";
import { createTokenSigner } from "../../demo/call-token.ts";
import { createMessageStore } from "../../demo/message-store.ts";
import { createSite } from "../../demo/site.ts";
import { timelineOf } from "../../demo/timeline.ts";
import { createTokenVerifier } from "../../server/auth/host-token.ts";
import type { CallEntry } from "../../server/protocol/rest.ts";

const SECRET = "a secret of more than thirty-two bytes";
const signer = createTokenSigner({ secret: SECRET, audience: "chat-call", issuer: null });

async function openSite() {
  const kv = await Deno.openKv(":memory:");
  const site = createSite({
    messages: await createMessageStore(kv),
    calls: { linesFor: () => Promise.resolve([]) },
    signer,
    scriptBase: "",
  });
  return { site, [Symbol.dispose]: () => kv.close() };
}

Deno.test("a chat's page has the element with its token URL, and a policy without inline code", async () => {
  using opened = await openSite();
  const page = await opened.site.request("/ann/chats/garden");
  const html = await page.text();
  ok(html.includes('<script src="/chat-call.js" defer></script>'));
  match(html, /<chat-call token-url="\/ann\/call-token\?chat=garden" push-worker="[^"]+">/);
  const policy = page.headers.get("content-security-policy") ?? "";
  match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  ok(!policy.includes("'unsafe-"));
  ok(!/<script(?![^>]*src=)|\sstyle=|\son\w+=/.test(html), "nothing inline");
});

Deno.test("a push of a missed call opens the chat as the person who subscribed", async () => {
  using opened = await openSite();
  const page = await (await opened.site.request("/ann/")).text();
  const [, path] = page.match(/push-worker="([^"]+)"/) ?? [];
  const worker = await opened.site.request(path);
  match(worker.headers.get("content-type") ?? "", /^text\/javascript/);
  const self: { chatCallUrl?: (call: object) => string } = {};
  const imported: string[] = [];
  new Function("self", "importScripts", await worker.text())(
    self,
    (script: string) => imported.push(script),
  );
  deepEqual(imported, ["/chat-call-push.js"]);
  equal(
    self.chatCallUrl?.({ chatId: "night-shift", url: "https://letterbox.example/ben/" }),
    "/ben/chats/night-shift",
  );
});

Deno.test("the call server accepts the site's token and reads its chat", async () => {
  using opened = await openSite();
  const answer = await opened.site.request("/ben/call-token?chat=night-shift");
  const { token } = await answer.json();
  const keys = { kind: "secret" as const, secrets: [SECRET] };
  const verify = createTokenVerifier({ keys, issuer: null, audience: "chat-call" }, {
    now: Date.now,
  });
  const result = await verify(token);
  ok(result.ok);
  equal(result.identity.user.id, "ben");
  equal(result.identity.chat?.calls, "voice");
  deepEqual(result.identity.chat?.members.map(({ id }) => id), ["ben", "cleo"]);
});

Deno.test("a person gets no token or page for a chat that does not list them", async () => {
  using opened = await openSite();
  equal((await opened.site.request("/ann/call-token?chat=night-shift")).status, 404);
  equal((await opened.site.request("/ann/chats/night-shift")).status, 404);
  equal((await opened.site.request("/dora/")).status, 404);
});

Deno.test("a message is redirected after the post, and shows on both pages as plain text", async () => {
  using opened = await openSite();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "origin": "http://localhost",
  };
  const body = new URLSearchParams({ text: "<b>Hello</b> & welcome" }).toString();
  const path = "/ann/chats/garden";
  const sent = await opened.site.request(`${path}/messages`, { method: "POST", headers, body });
  equal(sent.status, 303);
  equal(sent.headers.get("location"), path);
  for (const reader of ["ann", "ben"]) {
    const html = await (await opened.site.request(`/${reader}/chats/garden`)).text();
    ok(html.includes("<p>&lt;b&gt;Hello&lt;/b&gt; &amp; welcome</p>"), reader);
  }
});

Deno.test("a form post from another site is refused", async () => {
  using opened = await openSite();
  const refused = await opened.site.request("/ann/chats/garden/messages", {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "origin": "https://elsewhere.example",
    },
    body: "text=hello",
  });
  equal(refused.status, 403);
});

const ANSWERED: CallEntry = {
  id: "call",
  chatId: "garden",
  callType: "voice",
  status: "ended",
  isIncoming: false,
  isOutgoing: true,
  caller: { userId: "ann", name: "Ann Archer" },
  participants: [
    { userId: "ann", name: "Ann Archer", userStatus: "left", joinedAt: null, leftAt: null },
    { userId: "ben", name: "Ben Okafor", userStatus: "left", joinedAt: null, leftAt: null },
  ],
  userStatus: "left",
  initiatedAt: "2026-03-01T10:00:00.000Z",
  startedAt: "2026-03-01T10:00:05.000Z",
  endedAt: "2026-03-01T10:02:20.000Z",
  duration: 135,
  endReason: "completed",
  messageCount: 0,
  quality: null,
};
const UNANSWERED: CallEntry = { ...ANSWERED, startedAt: null, duration: 0, status: "missed" };
const INCOMING = { isIncoming: true, isOutgoing: false };

const WORDS: [string, CallEntry, string, boolean][] = [
  ["an answered call", ANSWERED, "Voice call · 2:15", false],
  ["a long call", { ...ANSWERED, duration: 3725 }, "Voice call · 1:02:05", false],
  [
    "an unanswered call, to its caller",
    { ...UNANSWERED, endReason: "no-answer" },
    "Ben did not answer",
    false,
  ],
  [
    "a missed call, to the callee",
    { ...UNANSWERED, ...INCOMING, userStatus: "missed", endReason: "cancelled" },
    "Missed voice call from Ann",
    true,
  ],
  [
    "a declined call, to its caller",
    { ...UNANSWERED, status: "rejected", endReason: "declined" },
    "Ben declined",
    false,
  ],
  [
    "a declined call, to the callee",
    { ...UNANSWERED, ...INCOMING, userStatus: "rejected", endReason: "declined" },
    "You declined Ann’s voice call",
    false,
  ],
  [
    "a running call",
    { ...ANSWERED, status: "active", endedAt: null, endReason: null, userStatus: "joined" },
    "Voice call · running",
    false,
  ],
];

for (const [what, call, words, isMissed] of WORDS) {
  Deno.test(`lineOf() puts ${what} into words`, () => {
    const line = lineOf(call);
    equal(line.words, words);
    equal(line.isMissed, isMissed);
  });
}

Deno.test("timelineOf() puts calls between the messages of their day", () => {
  const noon = new Date(2026, 2, 1, 12).getTime();
  const message = (id: string, sentAt: number) => ({ id, authorId: "ann", text: id, sentAt });
  const call = { at: noon + 1000, type: "voice" as const, words: "Voice call", isMissed: false };
  const entries = timelineOf(
    [message("first", noon), message("second", noon + 2000), message("third", noon + 3000)],
    [call],
    noon + 86_400_000,
  );
  deepEqual(
    entries.map((entry) => {
      if (entry.kind === "day") return entry.label;
      return entry.kind === "call" ? entry.line.words : [entry.message.id, entry.isFollowing];
    }),
    ["Yesterday", ["first", false], "Voice call", ["second", false], ["third", true]],
  );
});
