/**
 * Tickets for the next page: valid at every server with the secret, once, and for a limited time.
 */
import assert from "node:assert/strict";
import type { Chat } from "../../../../server/calls/call-service.ts";
import { TOKEN_MAX_LENGTH } from "../../../../server/protocol/limits.ts";
import { createChatBook } from "../../../../server/realtime/chats/chat-book.ts";
import type { Connection } from "../../../../server/realtime/connection.ts";
import { createResumeTokens } from "../../../../server/realtime/sessions/resume-tokens.ts";
import { createTicketSeal } from "../../../../server/realtime/sessions/ticket-seal.ts";
import {
  lastUseOf,
  returnTicket,
  spendTicket,
  ticketSecret,
} from "../../../../server/store/ticket-store.ts";
import { fakeConnection } from "../../../support/fake-connection.ts";
import { openPatientStore } from "../../calls/call-fixture.ts";

const HOUR_MS = 3600_000;
const SECRET = "a secret of the tests, long enough";

/** The tickets of one process; `connections` are the open ones. */
function createRig(secrets = [SECRET]) {
  const rig = { at: 0, connections: new Map<string, Connection>() };
  const tokens = createResumeTokens({
    seal: createTicketSeal(secrets),
    connectionOf: (id) => rig.connections.get(id),
    graceMs: 1_000,
    now: () => rig.at,
  });
  return Object.assign(rig, tokens);
}

function annInChat(members = ["ann", "ben"], picture?: string) {
  const chats = createChatBook();
  const ann = fakeConnection("ann");
  const list = members.map((id) => ({ id, name: id, ...(picture ? { picture } : {}) }));
  const chat: Chat = { id: "chat", calls: "video", members: list, endsAt: null };
  chats.attach(ann, { chat, issuedAt: 7 }, null);
  return ann;
}

Deno.test("peek() reads a ticket from another process with the same secret", () => {
  const ann = annInChat();
  const token = createRig().issue(ann);
  const ticket = createRig().peek(token);
  assert.equal(ticket?.connectionId, ann.id);
  assert.deepEqual(ticket.user, ann.user);
  const members = [{ id: "ann", name: "ann" }, { id: "ben", name: "ben" }];
  const chat = { id: "chat", calls: "video", members, endsAt: null };
  assert.deepEqual(ticket.chats, [{ chat, issuedAt: 7 }]);
  assert.ok(
    !token.includes("ann") && !atob(token.replaceAll("-", "+").replaceAll("_", "/"))
      .includes("ann"),
  );
});

Deno.test("peek() reads tickets sealed with either secret during a rotation, and with no other", () => {
  const ann = fakeConnection("ann");
  const token = createRig(["the old secret"]).issue(ann);
  assert.ok(createRig(["the new secret", "the old secret"]).peek(token));
  assert.equal(createRig(["the new secret"]).peek(token), null);
});

Deno.test("peek() refuses made-up and tampered tokens", () => {
  const rig = createRig();
  for (const token of ["", "__proto__", "A".repeat(200), "ü".repeat(50)]) {
    assert.equal(rig.peek(token), null);
  }
  const token = rig.issue(fakeConnection("ann"));
  const changed = `${token.slice(0, 40)}${token[40] === "A" ? "B" : "A"}${token.slice(41)}`;
  assert.equal(rig.peek(changed), null);
  assert.equal(rig.peek(token.slice(0, -8)), null);
});

Deno.test("peek() refuses a ticket after its lifetime", () => {
  const rig = createRig();
  const token = rig.issue(fakeConnection("ann"));
  rig.at = 12 * HOUR_MS - 1;
  assert.ok(rig.peek(token));
  rig.at += 1;
  assert.equal(rig.peek(token), null);
});

Deno.test("peek() includes a connection's later changes as long as its process remembers them", () => {
  const rig = createRig();
  const ann = annInChat();
  ann.tokenExpiresAt = 5;
  const token = rig.issue(ann);
  rig.connections.set(ann.id, ann);
  ann.tokenExpiresAt = 9;
  assert.equal(rig.peek(token)?.tokenExpiresAt, 9);
  rig.connections.delete(ann.id);
  rig.retain(ann);
  rig.at = 999;
  assert.equal(rig.peek(token)?.tokenExpiresAt, 9);
  rig.at = 1_000;
  assert.equal(rig.peek(token)?.tokenExpiresAt, 5);
});

Deno.test("retain() keeps what a connection got later, a chat too, until its own time is over", () => {
  const rig = createRig();
  const ann = fakeConnection("ann");
  const token = rig.issue(ann);
  const chat: Chat = {
    id: "late",
    calls: "voice",
    members: [{ id: "ann", name: "Ann" }],
    endsAt: null,
  };
  createChatBook().attach(ann, { chat, issuedAt: 7 }, null);
  rig.retain(ann);
  rig.at = 999;
  const ben = fakeConnection("ben");
  rig.issue(ben);
  ben.tokenExpiresAt = 9;
  rig.retain(ben);
  assert.deepEqual(rig.peek(token)?.chats.map(({ chat }) => chat.id), ["late"]);
});

Deno.test("claim() uses a ticket once, and again only from its latest use", () => {
  const rig = createRig();
  const token = rig.issue(fakeConnection("ann"));
  const ticket = rig.peek(token);
  assert.ok(ticket);
  const useBy = (by: string) => ({ by, key: "k" });
  assert.ok(rig.claim(ticket, useBy("first")));
  assert.ok(!rig.claim(ticket, useBy("rival")));
  const used = rig.peek(token);
  assert.deepEqual([used?.use, used?.connectionId], [useBy("first"), "first"]);
  assert.deepEqual(rig.refresh(ticket), used);
  assert.ok(rig.claim(used!, useBy("second")));
  assert.ok(!rig.claim(used!, useBy("rival")));
  assert.equal(rig.peek(token)?.connectionId, "second");
  rig.unclaim(used!);
  assert.deepEqual(rig.peek(token), used);
  rig.unclaim(ticket);
  assert.deepEqual(rig.peek(token), ticket);
});

Deno.test("learnUse() counts a use at another server as one made here", () => {
  const rig = createRig();
  const token = rig.issue(fakeConnection("ann"));
  const ticket = rig.peek(token)!;
  const use = { by: "elsewhere", key: "k" };
  rig.learnUse(ticket, use);
  assert.deepEqual(rig.peek(token)?.use, use);
  assert.equal(rig.claim(ticket, { by: "next", key: "k" }), false);
});

Deno.test("claim() remembers a hundred thousand uses, the latest ones", () => {
  const rig = createRig();
  const ticket = rig.peek(rig.issue(fakeConnection("ann")))!;
  const numbered = (n: number) => rig.refresh({ ...ticket, id: `ticket ${n}` });
  const claim = (n: number) => assert.ok(rig.claim(numbered(n), { by: "page", key: "k" }));
  for (let n = 0; n < 99_999; n++) claim(n);
  for (const n of [0, 99_999, 100_000]) claim(n);
  const isKnown = [0, 1, 2, 100_000].map((n) => numbered(n).use !== null);
  assert.deepEqual(isKnown, [true, false, true, true]);
});

Deno.test("issue() leaves out chats too large for a token", () => {
  const rig = createRig();
  const members = Array.from({ length: 200 }, (_, n) => `member-${n}`);
  const small = rig.issue(annInChat(["ann", ...members]));
  assert.equal(rig.peek(small)?.isPartial, false);
  const large = rig.issue(
    annInChat(["ann", ...members], "https://pictures.example/".padEnd(99, "x")),
  );
  assert.ok(large.length < TOKEN_MAX_LENGTH);
  assert.equal(rig.peek(large)?.isPartial, true);
  assert.deepEqual(rig.peek(large)?.chats, []);
  // What counts are bytes, of which such a name takes three a character.
  const inChinese = Array.from({ length: 60 }, (_, n) => `${n}${"王".repeat(60)}`);
  assert.ok(rig.issue(annInChat(["ann", ...inChinese])).length <= TOKEN_MAX_LENGTH);
});

Deno.test("spendTicket() lets one of many rivals use a ticket, and returns that use to the others", async () => {
  const store = await openPatientStore();
  const ticket = { id: "t", expiresAt: 1_000, use: null };
  const rivals = Array.from({ length: 8 }, (_, number) => ({ by: `rival-${number}`, key: "k" }));
  const results = await Promise.all(rivals.map((use) => spendTicket(store, ticket, use, 0)));
  const first = rivals[results.indexOf(null)];
  assert.deepEqual(results, rivals.map((use) => use === first ? null : first));
  assert.deepEqual(await lastUseOf(store, ticket), first);

  const [used, second] = [{ ...ticket, use: first }, { by: "second", key: "k" }];
  assert.equal(await spendTicket(store, used, second, 0), null);
  assert.deepEqual(await spendTicket(store, used, { by: "late", key: "k" }, 0), second);
  await returnTicket(store, used, 0);
  assert.deepEqual(await lastUseOf(store, ticket), first);
  await returnTicket(store, ticket, 0);
  assert.equal(await lastUseOf(store, ticket), null);
  store.close();
});

Deno.test("ticketSecret() is the same for all servers on one store", async () => {
  const store = await openPatientStore();
  const secrets = await Promise.all(Array.from({ length: 8 }, () => ticketSecret(store)));
  assert.equal(new Set(secrets).size, 1);
  assert.ok(secrets[0].length >= 43);
  store.close();
});
