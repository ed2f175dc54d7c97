/** Group lives that once failed, as the random runs found them. */
import type { Action } from "./actions.ts";
import { live } from "./life.ts";

const LIVES: [string, Action[][]][] = [
  ["a ring is declined at the other server before its own server has told of it", [
    [{ what: "accept", user: 3, pick: 0 }],
    [{ what: "join", user: 0, pick: 3 }, { what: "accept", user: 1, pick: 3 }, {
      what: "leave",
      user: 3,
      pick: 0,
    }],
    [{ what: "join", user: 3, pick: 1 }, { what: "connect", user: 3, server: 1 }, {
      what: "hear",
      server: 1,
    }],
    [{ what: "start", server: 1 }, { what: "repeat mail" }],
    [{ what: "repeat mail" }, { what: "dial", user: 2, pick: 2, chat: 0, whom: 0 }, {
      what: "join",
      user: 1,
      pick: 1,
    }],
    [{ what: "dial", user: 0, pick: 3, chat: 2 }, { what: "reject", user: 3, pick: 3 }],
  ]],
  ["a ring ends for somebody before their deaf server hears that another person joined", [
    [{ what: "deafen", server: 0 }, { what: "join", user: 0, pick: 0 }],
    [{ what: "dial", user: 0, pick: 0, chat: 2 }, { what: "pass", ms: 400 }],
    [{ what: "join", user: 1, pick: 0 }, { what: "pass", ms: 9900 }],
  ]],
  ["somebody who missed the ring of a group joins it", [
    [{ what: "dial", user: 3, pick: 0, chat: 2 }, { what: "dial", user: 2, pick: 0, chat: 0 }],
    [{ what: "join", user: 1, pick: 3 }, { what: "join", user: 2, pick: 3 }],
    [{ what: "pass", ms: 3000 }, { what: "join", user: 3, pick: 1 }],
    [{ what: "dial", user: 2, pick: 0, chat: 0, whom: 10 }],
  ]],
  ["somebody joins at a deaf server that has not heard that they missed the ring", [
    [{ what: "dial", user: 2, pick: 1, chat: 2 }, { what: "accept", user: 0, pick: 0 }],
    [{ what: "connect", user: 3, server: 0 }, {
      what: "dial",
      user: 3,
      pick: 0,
      chat: 0,
      whom: 11,
    }],
    [{ what: "deafen", server: 1 }, { what: "join", user: 1, pick: 1 }],
    [{ what: "resume", user: 2, server: 0 }, { what: "deafen", server: 0 }],
    [{ what: "end", user: 0, pick: 0 }, { what: "dial", user: 1, pick: 1, chat: 0 }],
    [{ what: "pass", ms: 400 }],
    [{ what: "pass", ms: 9900 }, { what: "invite", user: 0, pick: 3, whom: 1 }, {
      what: "connect",
      user: 1,
      server: 1,
    }],
    [{ what: "cancel", user: 0, pick: 2 }],
    [{ what: "repeat mail" }, { what: "drop", user: 0, pick: 1 }],
    [{ what: "repeat mail" }, { what: "dial", user: 3, pick: 1, chat: 2, whom: 4 }, {
      what: "join",
      user: 3,
      pick: 3,
    }],
  ]],
  ["a server presumed dead goes on with a call after one of its rings has ended", [
    [{ what: "invite", user: 0, pick: 0, whom: 4 }],
    [{ what: "connect", user: 3, server: 0 }, { what: "dial", user: 3, pick: 2, chat: 2, whom: 5 }],
    [{ what: "resume", user: 2, server: 1 }],
    [{ what: "invite", user: 1, pick: 1, whom: 8 }],
    [{ what: "dial", user: 3, pick: 0, chat: 2 }],
    [{ what: "connect", user: 1, server: 0 }],
    [{ what: "drop", user: 1, pick: 0 }, { what: "cancel", user: 2, pick: 2 }, {
      what: "pass",
      ms: 9900,
    }],
    [{ what: "bury", server: 0 }],
    [{ what: "accept", user: 3, pick: 1 }, { what: "join", user: 1, pick: 1 }],
    [{ what: "leave", user: 0, pick: 3 }, { what: "invite", user: 0, pick: 1, whom: 6 }],
    [{ what: "drop", user: 1, pick: 3 }, { what: "dial", user: 1, pick: 2, chat: 0, whom: 12 }, {
      what: "end",
      user: 0,
      pick: 2,
    }],
    [{ what: "drop", user: 1, pick: 0 }],
  ]],
  ["a ring ends while its server is presumed dead and the call goes on", [
    [{ what: "cancel", user: 3, pick: 0 }, { what: "accept", user: 1, pick: 0 }],
    [{ what: "accept", user: 0, pick: 1 }, { what: "resume", user: 0, server: 0 }],
    [{ what: "join", user: 0, pick: 1 }, { what: "dial", user: 3, pick: 3, chat: 2, whom: 7 }, {
      what: "invite",
      user: 1,
      pick: 3,
      whom: 2,
    }],
    [{ what: "connect", user: 2, server: 1 }],
    [{ what: "connect", user: 2, server: 1 }, { what: "repeat mail" }],
    [{ what: "dial", user: 0, pick: 0, chat: 1, whom: 12 }, {
      what: "dial",
      user: 2,
      pick: 0,
      chat: 2,
      whom: 14,
    }, { what: "resume", user: 2, server: 1 }],
    [{ what: "join", user: 1, pick: 1 }],
    [{ what: "dial", user: 2, pick: 2, chat: 1, whom: 0 }, { what: "connect", user: 1, server: 1 }],
    [{ what: "connect", user: 3, server: 0 }, { what: "dial", user: 1, pick: 2, chat: 1 }, {
      what: "pass",
      ms: 9900,
    }],
    [{ what: "drop", user: 0, pick: 3 }, { what: "bury", server: 0 }],
  ]],
];

for (const [name, life] of LIVES) {
  Deno.test(`groups on two servers stay consistent when ${name}`, () => live(life));
}
