/** After a hello that fails in the server, the same ticket still works. */
import assert from "node:assert/strict";
import type { CallService, Device } from "../../../../server/calls/call-service.ts";
import { createLog } from "../../../../server/log.ts";
import { createChatBook } from "../../../../server/realtime/chats/chat-book.ts";
import type { Introductions } from "../../../../server/realtime/sessions/introductions.ts";
import type { Presence } from "../../../../server/realtime/chats/presence.ts";
import { createRegistry } from "../../../../server/realtime/registry.ts";
import { createResumeTokens } from "../../../../server/realtime/sessions/resume-tokens.ts";
import { createSessions } from "../../../../server/realtime/sessions/sessions.ts";
import { createTicketSeal } from "../../../../server/realtime/sessions/ticket-seal.ts";
import { lastUseOf, returnTicket, spendTicket } from "../../../../server/store/ticket-store.ts";
import { fakeConnection } from "../../../support/fake-connection.ts";
import { openPatientStore } from "../../calls/call-fixture.ts";

Deno.test("admit() gives the ticket back when it fails", async () => {
  const store = await openPatientStore();
  const registry = createRegistry();
  const resumeTokens = createResumeTokens({
    seal: createTicketSeal(["a secret of the tests, long enough"]),
    connectionOf: registry.get,
    graceMs: 1_000,
  });
  const arrivals: Device[] = [];
  const departures: Device[] = [];
  const calls: Partial<CallService> = {
    holdsSeat: () => true,
    arrived(by) {
      arrivals.push(by);
      return arrivals.length === 1 ? Promise.reject(new Error("broken")) : Promise.resolve([]);
    },
    departed: (by) => Promise.resolve(void departures.push(by)),
  };
  const presence = { arrived() {}, departed() {}, membersFor: () => [] };
  const introductions: Introductions = {
    meet: () => Promise.resolve(),
    read: () =>
      Promise.resolve({
        missed: { count: 0, since: null },
        isCurrent: () => true,
        attach: () => [],
      }),
  };
  const sessions = createSessions({
    dueCalls: { arrived() {} },
    chatCalls: { show() {}, changed() {}, learned() {}, stop() {} },
    replaceElsewhere: () => {},
    confirmGone: () => Promise.resolve(true),
    calls: calls as CallService,
    registry,
    chats: createChatBook(),
    presence: presence as unknown as Presence,
    introductions,
    resumeTokens,
    ticketUses: {
      spend: (ticket, use) => spendTicket(store, ticket, use, Date.now()),
      last: (ticket) => lastUseOf(store, ticket),
      giveBack: (ticket) => returnTicket(store, ticket, Date.now()),
    },
    verifyToken: () => assert.fail("there is no token"),
    socketsPerUser: 0,
    maxParticipants: 6,
    log: createLog("silent"),
    now: Date.now,
  });
  const sent: string[] = [];
  const transport = { send: (text: string) => void sent.push(text), close: () => {} };
  const gone = fakeConnection("ann");
  gone.tokenExpiresAt = Date.now() + 60_000;
  const resume = resumeTokens.issue(gone);

  await assert.rejects(sessions.admit({ type: "hello", resume }, transport), /broken/);
  assert.equal(registry.size, 0);
  assert.deepEqual(departures, arrivals);
  const admission = await sessions.admit({ type: "hello", resume }, transport);
  assert.ok(admission.ok);
  assert.equal(JSON.parse(sent[0]).type, "welcome");
  const third = await sessions.admit({ type: "hello", resume }, transport);
  assert.equal(third.ok, false);
  store.close();
});
