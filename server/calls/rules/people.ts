/**
 * What people want of calls. It is read when a call is judged, changed by the people themselves,
 * and completed by the contacts that their tokens name. Listeners are told of each change.
 */
import type { UserId } from "../../protocol/ids.ts";
import type { PersonalSettings, SettingsChange } from "../../protocol/personal-settings.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import { markSeen, type Missed } from "../../store/calls/missed-store.ts";
import {
  changePerson,
  type PersonRecord,
  readPerson,
  UNKNOWN,
  withContacts,
} from "../../store/people/person-store.ts";
import { createChangeLanes } from "../change-lanes.ts";
import { type Clock, systemClock } from "../clock.ts";
import { type CallWishes, wishesOf } from "./policy.ts";
import type { RuleChange } from "./rule-change.ts";

/** The contacts that a token names. */
export interface NamedContacts {
  ids: UserId[];
  /** When the token was issued, epoch milliseconds. */
  issuedAt: number;
}

/** Called with somebody's new wishes. */
export type WishesListener = (userId: UserId, wishes: CallWishes) => void;

export interface People {
  wishesOf(userId: UserId): Promise<CallWishes>;
  settingsOf(userId: UserId): Promise<PersonalSettings>;
  /** Changes the named settings and leaves the rest. */
  changeSettings(userId: UserId, change: SettingsChange): Promise<PersonalSettings>;
  /**
   * Replaces the contacts by a token's, and returns the person with them. New contacts are stored
   * in the background; reads by this object wait for that, so a call judged meanwhile already knows
   * them.
   */
  rememberContacts(userId: UserId, person: PersonRecord, contacts: NamedContacts): PersonRecord;
  /** The person has looked at the calls they missed. */
  markSeen(userId: UserId): Promise<Missed>;
  /** Nothing is stored about the person any more. */
  forget(userId: UserId): void;
  /** Another server has changed something: listeners are told what is stored now. */
  reread(userId: UserId): Promise<void>;
  subscribe(listener: WishesListener): void;
  /** Resolves when nothing is left to be stored. */
  idle(): Promise<void>;
  /** Gives up finding out whether changes the store did not answer were written. */
  stop(): void;
}

export interface PeopleDeps {
  store: Store;
  /** Tells other servers of a change that was made here. */
  announce?(change: RuleChange): void;
  clock?: Clock;
  log: {
    warn(event: string, fields?: Record<string, string>): void;
    error(event: string, cause?: unknown): void;
  };
}

/** The people of a store. */
export function createPeople(
  { store, announce, clock = systemClock, log }: PeopleDeps,
): People {
  const listeners: WishesListener[] = [];
  const onFailure = (error: unknown) => log.error("settings-not-followed", error);
  const lanes = createChangeLanes({ store, clock, onFailure });
  // Contacts that are being stored.
  const pending = new Map<UserId, Promise<void>>();

  function tell(userId: UserId, person: PersonRecord): void {
    for (const listener of listeners) listener(userId, wishesOf(person));
  }

  function changed(userId: UserId, person: PersonRecord): void {
    tell(userId, person);
    announce?.({ about: "person", id: userId });
  }

  /**
   * Makes one change and tells listeners; if the outcome is known only later, they are told then.
   */
  function change(
    userId: UserId,
    next: (person: PersonRecord) => PersonRecord,
  ): Promise<PersonRecord> {
    return lanes.change(userId, async () => {
      const person = await changePerson(store, userId, next);
      changed(userId, person);
      return person;
    }, async () => changed(userId, await readPerson(store, userId)));
  }

  async function storeContacts(userId: UserId, { ids, issuedAt }: NamedContacts): Promise<void> {
    try {
      await change(userId, (person) => withContacts(person, ids, issuedAt));
    } catch (error) {
      // The next hello brings them again.
      if (error instanceof StoreUnavailable) {
        log.warn("contacts-not-stored", { userId, problem: error.message });
      } else log.error("contacts-not-stored", error);
    }
  }

  async function read(userId: UserId): Promise<PersonRecord> {
    await pending.get(userId);
    return await readPerson(store, userId);
  }

  return {
    wishesOf: async (userId) => wishesOf(await read(userId)),
    settingsOf: async (userId) => (await read(userId)).settings,

    async changeSettings(userId, named) {
      const person = await change(userId, (before) => {
        const settings = { ...before.settings, ...named };
        return { ...before, settings: { ...settings, blocked: [...new Set(settings.blocked)] } };
      });
      return person.settings;
    },

    rememberContacts(userId, person, contacts) {
      const next = withContacts(person, contacts.ids, contacts.issuedAt);
      if (next === person) return person;
      const before = pending.get(userId) ?? Promise.resolve();
      const stored = before.then(() => storeContacts(userId, contacts)).then(() => {
        if (pending.get(userId) === stored) pending.delete(userId);
      });
      pending.set(userId, stored);
      return next;
    },

    markSeen: (userId) => markSeen(store, userId, clock.now()),
    forget: (userId) => changed(userId, UNKNOWN),
    reread: (userId) =>
      lanes.enter(userId, async () => tell(userId, await readPerson(store, userId))),
    subscribe: (listener) => void listeners.push(listener),
    async idle() {
      while (pending.size > 0) await Promise.all(pending.values());
      await lanes.idle();
    },
    stop: lanes.stop,
  };
}
