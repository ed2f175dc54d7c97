/** Lives that once failed, as the random runs found them. */
import type { Action } from "./actions.ts";
import { live } from "./life.ts";

const LIVES: [string, Action[][]][] = [
  [
    "a device connects to a deaf server while a call ends that the person knows from another server",
    [
      [{ what: "deafen", server: 0 }],
      [{ what: "drop", user: 2, pick: 0 }],
      [{ what: "dial", user: 0, pick: 0, chat: 1 }],
      [{ what: "connect", user: 2, server: 1 }],
      [{ what: "connect", user: 2, server: 0 }, { what: "end", user: 0, pick: 0 }],
    ],
  ],
  ["two devices of one person write at once, and both send again", [
    [{ what: "dial", user: 0, pick: 0, chat: 1 }],
    [{ what: "accept", user: 2, pick: 0 }, { what: "write", user: 0, pick: 0 }],
    [{ what: "write", user: 0, pick: 0 }, { what: "write", user: 0, pick: 0 }],
  ]],
  [
    "a deaf server hears of a new device's ring only when the call is answered and about to be recorded",
    [
      [{ what: "dial", user: 0, pick: 0, chat: 1 }],
      [{ what: "deafen", server: 0 }],
      [{ what: "resume", user: 2, server: 1 }],
      [{ what: "join", user: 2, pick: 0 }],
      [{ what: "ask to record", user: 0, pick: 0 }],
    ],
  ],
  ["somebody declines a second ring that their deaf server never told them of", [
    [{ what: "dial", user: 2, pick: 0, chat: 2 }],
    [{ what: "accept", user: 3, pick: 0 }, { what: "reject", user: 1, pick: 0 }],
    [{ what: "deafen", server: 1 }, { what: "connect", user: 0, server: 0 }],
    [{ what: "invite", user: 3, pick: 0, whom: 6 }],
    [{ what: "reject", user: 1, pick: 0 }],
  ]],
  ["a server dies deaf with calls that a new server was never told of", [
    [{ what: "kill", server: 1 }],
    [{ what: "resume", user: 1, server: 0 }],
    [{ what: "deafen", server: 0 }, { what: "repeat mail" }],
    [{ what: "start", server: 1 }, { what: "repeat mail" }],
    [{ what: "dial", user: 1, pick: 0, chat: 0 }, { what: "reject", user: 0, pick: 0 }],
    [{ what: "dial", user: 0, pick: 0, chat: 0 }],
  ]],
  ["a deaf server cancels a ring that a new server already shows", [
    [{ what: "kill", server: 1 }],
    [{ what: "deafen", server: 0 }],
    [{ what: "dial", user: 0, pick: 0, chat: 1 }],
    [{ what: "start", server: 1 }],
    [{ what: "cancel", user: 0, pick: 0 }],
    [{ what: "resume", user: 0, server: 1 }, { what: "reject", user: 0, pick: 0 }],
  ]],
  ["a call is answered by a server that dies before the other one hears of it", [
    [{ what: "deafen", server: 0 }, { what: "dial", user: 0, pick: 0, chat: 0 }],
    [{ what: "dial", user: 0, pick: 0, chat: 1 }],
    [{ what: "resume", user: 2, server: 1 }, { what: "dial", user: 2, pick: 3, chat: 1 }],
    [{ what: "kill", server: 1 }],
    [{ what: "pass", ms: 9900 }],
  ]],
  ["a server hears of a ring only after its end", [
    [{ what: "reject", user: 0, pick: 2 }, { what: "drop", user: 2, pick: 2 }],
    [{ what: "connect", user: 2, server: 1 }],
    [{ what: "resume", user: 0, server: 1 }, { what: "connect", user: 1, server: 0 }, {
      what: "leave",
      user: 0,
      pick: 2,
    }],
    [{ what: "deafen", server: 1 }],
    [{ what: "repeat mail" }, { what: "repeat mail" }],
    [{ what: "accept", user: 1, pick: 1 }, { what: "dial", user: 0, pick: 0, chat: 0 }, {
      what: "pass",
      ms: 9900,
    }],
    [{ what: "cancel", user: 2, pick: 1 }, { what: "connect", user: 2, server: 1 }, {
      what: "pass",
      ms: 9900,
    }],
    [{ what: "end", user: 2, pick: 2 }],
    [{ what: "resume", user: 0, server: 1 }, { what: "repeat mail" }],
    [{ what: "repeat mail" }, { what: "dial", user: 0, pick: 0, chat: 1 }],
    [{ what: "accept", user: 1, pick: 2 }],
    [{ what: "hear", server: 0 }],
    [{ what: "repeat mail" }, { what: "accept", user: 2, pick: 1 }, {
      what: "accept",
      user: 0,
      pick: 2,
    }],
  ]],
  ["a server presumed dead comes back with its connections", [
    [{ what: "bury", server: 0 }, { what: "repeat mail" }],
    [{ what: "pass", ms: 9900 }],
    [{ what: "connect", user: 0, server: 0 }, { what: "connect", user: 0, server: 1 }],
  ]],
  ["a server presumed dead keeps seats that the other server took for gone", [
    [{ what: "connect", user: 1, server: 1 }, { what: "resume", user: 2, server: 1 }, {
      what: "pass",
      ms: 3000,
    }],
    [{ what: "repeat mail" }, { what: "dial", user: 1, pick: 0, chat: 1 }],
    [{ what: "connect", user: 1, server: 0 }, { what: "connect", user: 2, server: 0 }],
    [{ what: "connect", user: 2, server: 0 }, { what: "dial", user: 1, pick: 0, chat: 0 }],
    [{ what: "repeat mail" }],
    [{ what: "accept", user: 0, pick: 2 }, { what: "bury", server: 0 }],
    [{ what: "accept", user: 1, pick: 0 }, { what: "end", user: 2, pick: 2 }],
    [{ what: "connect", user: 0, server: 1 }, { what: "pass", ms: 400 }],
    [{ what: "dial", user: 1, pick: 3, chat: 1 }, { what: "deafen", server: 0 }],
  ]],
  ["a server presumed dead has missed the end of a call", [
    [{ what: "dial", user: 2, pick: 2, chat: 1 }, { what: "resume", user: 0, server: 1 }, {
      what: "connect",
      user: 2,
      server: 0,
    }],
    [{ what: "deafen", server: 1 }, { what: "leave", user: 2, pick: 0 }],
    [{ what: "accept", user: 2, pick: 3 }],
    [{ what: "dial", user: 1, pick: 2, chat: 1 }, { what: "repeat mail" }, {
      what: "connect",
      user: 0,
      server: 1,
    }],
    [{ what: "connect", user: 2, server: 0 }],
    [{ what: "dial", user: 0, pick: 2, chat: 1 }, { what: "pass", ms: 9900 }, {
      what: "hear",
      server: 1,
    }],
    [{ what: "drop", user: 0, pick: 0 }],
    [{ what: "bury", server: 0 }, { what: "repeat mail" }],
    [{ what: "drop", user: 2, pick: 2 }],
    [{ what: "resume", user: 2, server: 0 }],
  ]],
  ["somebody connects to a deaf server whose ring is over", [
    [{ what: "drop", user: 0, pick: 3 }],
    [{ what: "dial", user: 2, pick: 1, chat: 1 }],
    [{ what: "pass", ms: 400 }, { what: "dial", user: 0, pick: 1, chat: 1 }],
    [{ what: "accept", user: 0, pick: 0 }, { what: "dial", user: 0, pick: 0, chat: 1 }],
    [{ what: "deafen", server: 1 }],
    [{ what: "repeat mail" }, { what: "dial", user: 2, pick: 0, chat: 1 }, {
      what: "cancel",
      user: 2,
      pick: 1,
    }],
    [{ what: "resume", user: 0, server: 1 }, { what: "connect", user: 0, server: 0 }, {
      what: "resume",
      user: 1,
      server: 0,
    }],
    [{ what: "repeat mail" }],
    [{ what: "leave", user: 0, pick: 0 }, { what: "drop", user: 0, pick: 2 }],
  ]],
  ["a server is killed before the other one, presumed dead itself, meets it again", [
    [{ what: "accept", user: 1, pick: 1 }, { what: "resume", user: 2, server: 1 }],
    [{ what: "drop", user: 2, pick: 2 }],
    [{ what: "connect", user: 1, server: 0 }, { what: "connect", user: 2, server: 0 }, {
      what: "accept",
      user: 2,
      pick: 0,
    }],
    [{ what: "resume", user: 0, server: 0 }, { what: "accept", user: 2, pick: 1 }],
    [{ what: "drop", user: 1, pick: 2 }, { what: "resume", user: 0, server: 0 }, {
      what: "bury",
      server: 0,
    }],
    [{ what: "reject", user: 2, pick: 3 }, { what: "drop", user: 1, pick: 2 }, {
      what: "connect",
      user: 0,
      server: 1,
    }],
    [{ what: "dial", user: 1, pick: 3, chat: 1 }],
    [{ what: "repeat mail" }, { what: "bury", server: 1 }],
    [{ what: "connect", user: 0, server: 0 }, { what: "accept", user: 0, pick: 0 }, {
      what: "dial",
      user: 1,
      pick: 2,
      chat: 0,
    }],
    [{ what: "end", user: 2, pick: 1 }],
    [{ what: "accept", user: 0, pick: 1 }, { what: "end", user: 1, pick: 0 }, {
      what: "kill",
      server: 1,
    }],
    [{ what: "pass", ms: 400 }, { what: "accept", user: 0, pick: 2 }, { what: "repeat mail" }],
  ]],
];

for (const [name, life] of LIVES) {
  Deno.test(`calls on two servers stay consistent when ${name}`, () => live(life));
}
