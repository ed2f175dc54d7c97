/**
 * For those who test a page that holds `<chat-call>`: a call server, the people at the other end and
 * their media, all inside the page. No server, no camera and no network; the element is the real one.
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

/** Somebody of the chat; shown by the id where no name is said. */
export type TestMember = Omit<Member, "name"> & Partial<Pick<Member, "name">>;

export interface TestCallOptions {
  /** Who sits in front of the page. */
  me?: TestMember;
  /** Who else is in the chat; all of them are here at first. */
  people?: readonly TestMember[];
  /** The chat, as a token names it. */
  chat?: { id?: string; title?: string; calls?: CallsAllowed; endsAt?: number };
  /** The calls there have been; those that the visitor missed are news to them. */
  history?: readonly PastCall[];
  /** The call server of the page, where that names one itself: its `server`, or where its script came from. */
  server?: string;
}

export interface TestCall {
  /** For the element's `server` and `token`. */
  readonly server: string;
  readonly token: string;
  /** Settles when an element of the page has been welcomed, which may be before one comes to listen for it. */
  readonly ready: Promise<void>;
  /** Every message that the element has sent. */
  readonly heard: readonly { readonly type: string }[];
  person(id: string): TestPerson;
  /** The visitor on another device of theirs, which rings as well. */
  readonly elsewhere: OtherDevice;
  /** From now on opening the device fails as if the visitor had said no, and sound is not played. */
  deny(device: SyntheticDevice): void;
  allow(device: SyntheticDevice): void;
  /** The time to answer is up. */
  ringsOut(): void;
  /** Whoever has lost the network has not come back in time. */
  seatsRunOut(): void;
  /**
   * The chat's time is over in so many seconds, as the host now says: within 60 those in its call are
   * warned, and 0 is the end. No call ends by itself meanwhile.
   */
  endsIn(seconds: number): void;
  /** What the browser measures of the page's connections from now on; the element tells within some seconds. */
  network(quality: NetworkQuality): void;
  /** The time has come of a call that the people of the chat have agreed on. */
  fallsDue(call?: DueCall): void;
  /** Cuts the element's line to the server, once; it comes back as it does on a page. */
  dropLine(): void;
  /** Gives the page back what was taken: at the end of each test, when the element is removed. */
  restore(): void;
}

/** Nobody answers here, should anything still ask. */
const NOBODYS_SERVER = "https://chat-call.test/";
/** Where the page that was would look for its seat. */
const TICKETS = /^chat-call:/;
/** Where a page keeps what was recorded, and the mark that there is any. */
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

/** As the server takes it from a token. */
const named = (member: TestMember): Member => ({ ...member, name: member.name ?? member.id });
