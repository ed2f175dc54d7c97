/**
 * What the store knows of somebody who comes, and of the people in their chats: read once, before
 * the welcome that tells of it. Large chats are read on behind the welcome, tens at a time.
 */
import type { NamedContacts, People } from "../calls/people.ts";
import { wishesOf } from "../calls/policy.ts";
import type { UserId } from "../protocol/ids.ts";
import type { Missed as MissedMessage } from "../protocol/call.ts";
import { OTHERS_PER_HELLO, readForHello } from "../store/hello-reading.ts";
import type { Store } from "../store/kv.ts";
import type { Missed } from "../store/missed-store.ts";
import { readPeople } from "../store/person-store.ts";
import type { Log } from "../log.ts";
import type { ChatClaim } from "./chat-book.ts";
import type { Presence } from "./presence.ts";

export interface Introduction {
  missed: Missed;
}

export interface Introductions {
  /** Reads what is known of a person, with the chats and the contacts that their token names. */
  read(
    userId: UserId,
    claims: ChatClaim[],
    contacts: NamedContacts | null,
  ): Promise<Introduction>;
}

export interface IntroductionsDeps {
  store: Store;
  people: People;
  presence: Presence;
  log: Log;
}

/** The missed calls of a person as messages tell of them. */
export function missedOnWire({ count, since }: Missed): MissedMessage {
  return { count, since: since === null ? null : new Date(since).toISOString() };
}

/** Introductions over the store. */
export function createIntroductions(
  { store, people, presence, log }: IntroductionsDeps,
): Introductions {
  /** Those nobody here has heard of; whoever sees a difference is told. */
  async function meet(userIds: UserId[]): Promise<void> {
    const strangers = userIds.filter((id) => !presence.knows(id));
    const records = await readPeople(store, strangers);
    for (const [id, record] of records) presence.learned(id, wishesOf(record));
  }

  return {
    async read(userId, claims, contacts) {
      const others = new Set(claims.flatMap(({ chat }) => chat.members.map(({ id }) => id)));
      others.delete(userId);
      const ids = [...others];
      const reading = await readForHello(store, userId, ids.slice(0, OTHERS_PER_HELLO));
      const person = contacts
        ? people.rememberContacts(userId, reading.person, contacts)
        : reading.person;
      presence.learned(userId, wishesOf(person));
      for (const [id, other] of reading.others) presence.learned(id, wishesOf(other));
      meet(ids.slice(OTHERS_PER_HELLO)).catch((error) => {
        // They are taken to be open to calls until they come or somebody asks anew.
        log.warn("members-not-read", { cause: String(error) });
      });
      return { missed: reading.missed };
    },
  };
}
