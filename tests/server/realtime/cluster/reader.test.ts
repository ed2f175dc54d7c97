/** What a server does with the letters of another one. */
import assert from "node:assert/strict";
import { CLOSE_CODE } from "../../../../server/protocol/error-code.ts";
import type { Letter, LetterOf } from "../../../../server/realtime/cluster/letter.ts";
import { createReader } from "../../../../server/realtime/cluster/reader.ts";
import { createDirectory } from "../../../../server/realtime/directory.ts";
import { createRegistry } from "../../../../server/realtime/registry.ts";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import { fakeConnection } from "../../../support/fake-connection.ts";
import { createTestClock, device } from "../../calls/call-fixture.ts";
import { oneIn } from "../../calls/lifecycle/fixture.ts";

/** Ann is connected here; letters come from `other`, a known server, unless it was given up. */
function createRig({ isGivenUp = false } = {}) {
  const clock = createTestClock();
  const directory = createDirectory(createRegistry(clock.now), clock.now);
  const ann = fakeConnection("ann");
  directory.add(ann);
  const done: string[] = [];
  const signsOfLife: string[] = [];
  const posted: Letter[] = [];
  const failures: unknown[] = [];
  let resuming = () => Promise.resolve({ ok: true });
  const note = (what: string) => void done.push(what);
  const reader = createReader({
    clock,
    directory,
    calls: {
      follow: (record: CallRecord) => note(`follow ${record.id}`),
      hear: () => note("hear"),
      setFlags: (_id: string, userId: string) => note(`flags of ${userId}`),
      gone: (id: string) => note(`gone ${id}`),
      resume(by: { connectionId: string }, id: string) {
        note(`resume ${by.connectionId} in ${id}`);
        return resuming();
      },
    } as never,
    followRule: ({ about, id }) => note(`rule of ${about} ${id}`),
    rereadRules: () => note("reread"),
    probes: {
      ask: () => Promise.resolve("silent"),
      hearOut: () => Promise.resolve(),
      alive: (id) => note(`${id} is alive`),
      gone: (id) => note(`${id} is gone`),
      heardFrom: (id) => void signsOfLife.push(id),
    },
    post: (to, letter) => {
      assert.equal(to, "other");
      posted.push(letter);
    },
    heardOf: () => !isGivenUp,
    left: (id) => note(`${id} left`),
    answered: (id) => note(`${id} answered`),
    onFailure: (error) => void failures.push(error),
  });
  return {
    ann,
    clock,
    directory,
    posted,
    failures,
    signsOfLife,
    resumeFails: (error: Error) => resuming = () => Promise.reject(error),
    /** Reads letters; returns what was done since the last time. */
    read(...letters: Letter[]) {
      for (const letter of letters) reader.read(letter, "other");
      return done.splice(0);
    },
  };
}

const here = (change: Partial<LetterOf<"here">>): Letter => ({
  kind: "here",
  devices: [],
  seen: [],
  flags: [],
  isLast: false,
  ...change,
});
const flags = { muted: true, videoEnabled: false, screenEnabled: false };
const ben = device("ben");
/** A call with Ann in it, whose seat has a lease. */
const doubted: CallRecord = {
  ...oneIn,
  participants: oneIn.participants.map((one) =>
    one.userId === "ann" ? { ...one, seat: "ann-1", leaseUntil: 1 } : { ...one, leaseUntil: null }
  ),
};
const callLetter = (record: CallRecord): Letter => ({
  kind: "call",
  record,
  notices: [],
  devices: [ben],
});

Deno.test("an introduction in several letters is complete with the last: connections not in it are gone", () => {
  const rig = createRig();
  rig.directory.cameElsewhere("other", device("ben", 8));
  const [first, last] = [here({ devices: [ben] }), here({ devices: [device("ben", 2)] })];
  assert.deepEqual(rig.read(first), []);
  assert.deepEqual(rig.directory.connectionsOf("ben"), ["ben-8", "ben-1"]);
  assert.deepEqual(rig.read(last, here({ isLast: true })), ["other answered"]);
  assert.deepEqual(rig.directory.connectionsOf("ben"), ["ben-1", "ben-2"]);
  // The next introduction starts anew.
  rig.read(here({ devices: [ben], isLast: true }));
  assert.deepEqual(rig.directory.connectionsOf("ben"), ["ben-1"]);
});

Deno.test("an introduction tells who has just left and whose microphone is off", () => {
  const rig = createRig();
  const seen = [{ userId: "cal", agoMs: 1_000 }];
  const told = rig.read(here({ seen, flags: [{ sessionId: "call", userId: "ben", flags }] }));
  assert.deepEqual(told, ["flags of ben"]);
  assert.equal(rig.directory.lastSeenAt("cal"), rig.clock.now() - 1_000);
});

Deno.test("a given-up server's connections, introduction and goodbye do not count, but its news does", () => {
  const rig = createRig({ isGivenUp: true });
  const letters: Letter[] = [
    here({ devices: [ben], isLast: true }),
    { kind: "came", ...ben },
    { kind: "probe", connectionId: "unknown" },
    { kind: "alive", connectionId: "ben-1" },
    { kind: "bye" },
  ];
  assert.deepEqual(rig.read(...letters), []);
  assert.deepEqual(rig.posted, []);
  assert.deepEqual(rig.read(callLetter(oneIn)), ["follow call"]);
  assert.deepEqual(rig.directory.connectionsOf("ben"), []);
  const news: Letter[] = [
    { kind: "news", notices: [] },
    { kind: "rule", about: "chat", id: "chat-1" },
    { kind: "flags", sessionId: "call", userId: "ben", flags },
    { kind: "went", ...ben },
  ];
  const told = ["hear", "rule of chat chat-1", "flags of ben", "gone ben-1", "ben-1 is gone"];
  assert.deepEqual(rig.read(...news), told);
  assert.deepEqual(rig.signsOfLife, []);
});

Deno.test("a letter about a call makes known the connections of its participants", () => {
  const rig = createRig();
  assert.deepEqual(rig.read(callLetter(oneIn)), ["follow call"]);
  assert.deepEqual(rig.directory.connectionsOf("ben"), ["ben-1"]);
  assert.deepEqual(rig.read({ kind: "went", ...ben }), ["gone ben-1", "ben-1 is gone"]);
  assert.deepEqual(rig.directory.connectionsOf("ben"), []);
});

Deno.test("letters of a known server are signs of life, and tell its arrivals, answers and goodbye", () => {
  const rig = createRig();
  rig.read({ kind: "came", ...ben });
  assert.deepEqual(rig.directory.connectionsOf("ben"), ["ben-1"]);
  const answer: Letter = { kind: "alive", connectionId: "ben-1" };
  assert.deepEqual(rig.read(answer, { kind: "bye" }), ["ben-1 is alive", "other left"]);
  assert.deepEqual(rig.signsOfLife, ["other", "other", "other"]);
});

Deno.test("a text goes to its connection, and replacing closes it", () => {
  const rig = createRig();
  rig.read({ kind: "text", connectionId: "ann-1", text: "{}" });
  rig.read({ kind: "text", connectionId: "unknown", text: "{}" });
  assert.deepEqual(rig.ann.sentTexts, ["{}"]);
  rig.read({ kind: "replaced", connectionId: "unknown" });
  assert.deepEqual(rig.ann.closedWith, []);
  rig.read({ kind: "replaced", connectionId: "ann-1" });
  assert.deepEqual(rig.ann.closedWith.map(({ code }) => code), [CLOSE_CODE.replaced]);
});

Deno.test("a probe is answered at once for an unknown connection, and after a moment for a known one", () => {
  const rig = createRig();
  rig.read({ kind: "probe", connectionId: "unknown" });
  assert.deepEqual(rig.posted.splice(0), [
    { kind: "went", userId: "unknown", connectionId: "unknown" },
  ]);
  rig.read({ kind: "probe", connectionId: "ann-1" });
  rig.clock.advance(249);
  assert.deepEqual(rig.posted, []);
  rig.clock.advance(1);
  assert.deepEqual(rig.posted.splice(0), [{ kind: "alive", connectionId: "ann-1" }]);
  rig.read({ kind: "probe", connectionId: "ann-1" });
  rig.directory.remove(rig.ann);
  rig.clock.advance(250);
  assert.deepEqual(rig.posted, [{ kind: "went", userId: "ann", connectionId: "ann-1" }]);
});

Deno.test("a seat held here takes back its lease from a server that took this one for dead", async () => {
  const rig = createRig();
  rig.read(callLetter(doubted));
  rig.clock.advance(999);
  // Until then its person may be moving to another page.
  assert.deepEqual(rig.read(), []);
  const bug = new Error("a bug");
  rig.resumeFails(bug);
  rig.clock.advance(1);
  assert.deepEqual(rig.read(), ["resume ann-1 in call"]);
  for (let turn = 0; turn < 5; turn++) await null;
  assert.deepEqual(rig.failures, [bug]);
});

Deno.test("nothing is taken back for a seat without a lease, of another server, in a call that is over, or given up in the meantime", () => {
  const seatOfAnn = (change: object): CallRecord => ({
    ...doubted,
    participants: doubted.participants.map((one) =>
      one.userId === "ann" ? { ...one, ...change } : one
    ),
  });
  const over: CallRecord = { ...doubted, status: "ended", endedAt: 1 };
  const rig = createRig();
  for (const record of [seatOfAnn({ leaseUntil: null }), seatOfAnn({ seat: "ann-9" }), over]) {
    rig.read(callLetter(record));
    rig.clock.advance(1_000);
    assert.deepEqual(rig.read(), []);
  }
  rig.read(callLetter(doubted));
  rig.directory.remove(rig.ann);
  rig.clock.advance(1_000);
  assert.deepEqual(rig.read(), []);
});
