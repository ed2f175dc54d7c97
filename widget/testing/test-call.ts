/**
 * The kit for testing a page with `<chat-call>`: a call server, the people at the other end and
 * their media, all inside the page. It needs no server, camera or network; the element is the real
 * one.
 */
import type { Chat } from "../../server/calls/call-service.ts";
import type { Member } from "../../server/calls/rules/policy.ts";
import type { CallsAllowed } from "../../server/protocol/call.ts";
import { createCallDesk, LEASE_MS, RING_MS } from "./call-desk.ts";
import { createOtherDevice, type OtherDevice } from "./other-device.ts";
import { type PastCall, recordsOf } from "./past-call.ts";
import { createSyntheticMedia, type SyntheticDevice } from "./synthetic-media.ts";
import { createSyntheticNetwork, type NetworkQuality } from "./synthetic-network.ts";
import { serveApi } from "./test-api.ts";
import { createTestPerson, type TestPerson } from "./test-person.ts";
import { createTestSchedule, type DueCall } from "./test-schedule.ts";
import { startTestServer } from "./test-server.ts";
import { createTestToken } from "./test-token.ts";

/** A member of the chat; the id is shown if there is no name. */
export type TestMember = Omit<Member, "name"> & Partial<Pick<Member, "name">>;

export interface TestCallOptions {
  /** The visitor of the page. */
  me?: TestMember;
  /** The others in the chat; all of them are online at first. */
  people?: readonly TestMember[];
  /** The chat, as a token names it. */
  chat?: { id?: string; title?: string; calls?: CallsAllowed; endsAt?: number };
  /** Past calls; those that the visitor missed count as unseen. */
  history?: readonly PastCall[];
  /**
   * The page's call server, if the page names one itself, by `server` or by the script's address.
   */
  server?: string;
}

export interface TestCall {
  /** For the element's `server` and `token`. */
  readonly server: string;
  readonly token: string;
  /** Settles when an element of the page has received its welcome, even if you await it later. */
  readonly ready: Promise<void>;
  /** Every message that the element has sent. */
  readonly heard: readonly { readonly type: string }[];
  person(id: string): TestPerson;
  /** The visitor on another device, which rings as well. */
  readonly elsewhere: OtherDevice;
  /** From now on opening the device fails as if the visitor had refused; `sound` is not played. */
  deny(device: SyntheticDevice): void;
  allow(device: SyntheticDevice): void;
  /** Lets the ring time out. */
  ringsOut(): void;
  /** Lets the seats of those who have lost the network expire. */
  seatsRunOut(): void;
  /**
   * Sets the chat's time limit to this many seconds from now, as a host does: at 60 or less people
   * in a call are warned. The time does not pass by itself: only `endsIn(0)` ends a call.
   */
  endsIn(seconds: number): void;
  /** Sets what the browser measures on connections; the element reports it within seconds. */
  network(quality: NetworkQuality): void;
  /** Makes a scheduled call of the chat due now. */
  fallsDue(call?: DueCall): void;
  /** Cuts the element's connection to the server, once; it reconnects as on a real page. */
  dropLine(): void;
  /** Restores what was replaced in the page; for after each test, once the element is removed. */
  restore(): void;
}

/** Nothing answers at this address, should a request escape the kit. */
const NOBODYS_SERVER = "https://chat-call.test/";
/** A test's own time limit is often 2 s. */
const DEFINED_WITHIN_MS = 1_000;
/** The session storage keys of resume tickets, by which a next page would reclaim its seat. */
const TICKETS = /^chat-call:/;
/** The database of recordings, and the local storage key that says there are any. */
const RECORDINGS = "chat-call.recordings";

export function createTestCall(options: TestCallOptions = {}): TestCall {
  const me = named(options.me ?? { id: "ann", name: "Ann" });
  const people = (options.people ?? [{ id: "ben", name: "Ben" }]).map(named);
  const { id = "test-chat", title, calls = "video", endsAt } = options.chat ?? {};
  const members = [me, ...people];
  const chat: Chat = {
    id,
    calls,
    members,
    endsAt: endsAt === undefined ? null : endsAt * 1_000,
    ...(title !== undefined && { title }),
  };
  const desk = createCallDesk(chat, recordsOf(chat, options.history ?? []));
  const media = createSyntheticMedia(me.name);
  const network = createSyntheticNetwork();
  const address =
    new URL(`${options.server ?? NOBODYS_SERVER}/`.replace(/\/+$/, "/"), document.baseURI).href;
  const signal = `${address.replace("http", "ws")}signal`;
  const server = startTestServer(signal, me, desk);
  const schedule = createTestSchedule(me.id, desk);
  const stopApi = serveApi(address, me.id, desk, schedule);
  const cast = new Map(people.map((member) => {
    const { tellPresence } = server;
    return [member.id, createTestPerson({ member, selfId: me.id, desk, media, tellPresence })];
  }));

  const ready = new Promise<void>((resolve) =>
    document.addEventListener("chat-call-ready", () => resolve(), { once: true })
  );
  const undefinedYet = setTimeout(() => {
    if (customElements.get("chat-call")) return;
    console.warn(
      "Cannot test calls yet: the page has no script that defines <chat-call>. " +
        "Add the tag of chat-call.js, or import the package.",
    );
  }, DEFINED_WITHIN_MS);

  return {
    ready,
    server: address,
    token: createTestToken(me, chat),
    heard: server.heard,
    person(wanted) {
      const found = cast.get(wanted);
      const known = [...cast.keys()].join(", ") || "nobody";
      if (!found) throw new Error(`Cannot find "${wanted}" as a person: current value is ${known}`);
      return found;
    },
    deny: media.deny,
    allow: media.allow,
    ringsOut: () => desk.passTime(Date.now() + RING_MS + 1_000),
    seatsRunOut: () => desk.passTime(Date.now() + LEASE_MS + 1_000),
    elsewhere: createOtherDevice(me.id, desk),
    network: network.is,
    endsIn(seconds) {
      desk.setLimit(Date.now() + seconds * 1_000);
      server.tellChat();
      desk.passTime(Date.now());
    },
    fallsDue: (call = {}) => schedule.fallDue(call),
    dropLine: server.drop,
    restore() {
      clearTimeout(undefinedYet);
      for (const person of cast.values()) person.leave();
      server.close();
      stopApi();
      media.restore();
      network.restore();
      indexedDB.deleteDatabase(RECORDINGS);
      localStorage.removeItem(RECORDINGS);
      for (const key of Object.keys(sessionStorage)) {
        if (TICKETS.test(key)) sessionStorage.removeItem(key);
      }
    },
  };
}

/** The member as the server reads it from a token. */
const named = (member: TestMember): Member => ({ ...member, name: member.name ?? member.id });
