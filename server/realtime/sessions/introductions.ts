/**
 * What the store knows of a newly connected person and the people in their chats, read once before
 * the welcome. For large chats the rest is read after the welcome, tens at a time.
 */
import type { Chat } from "../../calls/call-service.ts";
import type { NamedContacts, People } from "../../calls/rules/people.ts";
import { wishesOf } from "../../calls/rules/policy.ts";
import type { RegisteredChats } from "../../calls/rules/registered-chats.ts";
import type { UserId } from "../../protocol/ids.ts";
import type { Missed as MissedMessage } from "../../protocol/call.ts";
import { readForHello } from "../../store/people/hello-reading.ts";
import type { Store } from "../../store/kv/kv.ts";
import type { Missed } from "../../store/calls/missed-store.ts";
import { readPeople } from "../../store/people/person-store.ts";
import type { Log } from "../../log.ts";
import type { ChatBook, ChatClaim } from "../chats/chat-book.ts";
import type { Connection } from "../connection.ts";
import type { Presence } from "../chats/presence.ts";

export interface Introduction {
  missed: Missed;
  /**
   * Whether none of the chats has been registered or changed since the read; if not, read again.
   */
  isCurrent(): boolean;
  /**
   * Gives a connection the token's chats, as registered; returns why it does not get the others.
   */
  attach(connection: Connection): string[];
}

export interface Introductions {
  /** Reads what is known of a person, given the chats and contacts that their token names. */
  read(
    userId: UserId,
    claims: ChatClaim[],
    contacts: NamedContacts | null,
  ): Promise<Introduction>;
  /** Reads the wishes of those not known here, and tells connections for which they differ. */
  meet(userIds: UserId[]): Promise<void>;
}

export interface IntroductionsDeps {
  store: Store;
  people: People;
  registeredChats: RegisteredChats;
  chats: ChatBook;
  presence: Presence;
  log: Log;
}

/** A person's missed calls in their wire format. */
export function missedOnWire({ count, since }: Missed): MissedMessage {
  return { count, since: since === null ? null : new Date(since).toISOString() };
}

/** Introductions from the store. */
export function createIntroductions(deps: IntroductionsDeps): Introductions {
  const { store, people, registeredChats, chats, presence, log } = deps;

  async function meet(userIds: UserId[]): Promise<void> {
    try {
      const strangers = userIds.filter((id) => !presence.knows(id));
      const records = await readPeople(store, strangers);
      for (const [id, record] of records) presence.learned(id, wishesOf(record));
    } catch (error) {
      // They count as open to calls until they connect or are read again.
      log.warn("members-not-read", { problem: String(error) });
    }
  }

  return {
    meet,

    async read(userId, claims, contacts) {
      const changes = registeredChats.changes();
      const named = new Set(claims.flatMap(({ chat }) => chat.members.map(({ id }) => id)));
      named.delete(userId);
      const chatIds = claims.map(({ chat }) => chat.id);
      const strangers = [...named].filter((id) => !presence.knows(id));
      const reading = await readForHello(store, userId, chatIds, strangers);
      const person = contacts
        ? people.rememberContacts(userId, reading.person, contacts)
        : reading.person;
      presence.learned(userId, wishesOf(person));
      for (const [id, other] of reading.others) presence.learned(id, wishesOf(other));
      const registered = [...reading.chats.values()].flatMap((chat) => chat?.members ?? []);
      // The welcome does not wait for people who did not fit into its read.
      void meet([...new Set([...named, ...registered.map(({ id }) => id)])]);
      return {
        missed: reading.missed,
        isCurrent: () => !registeredChats.haveChanged(chatIds, changes),
        attach(connection) {
          return claims.flatMap((claim) => {
            const { id } = claim.chat;
            const registered = reading.chats.get(id) ?? null;
            if (chats.attach(connection, claim, registered)) return [];
            const why = whyNotListed(userId, claim.chat, registered);
            log.warn("chat-not-attached", { userId, chatId: id, why });
            return [why];
          });
        },
      };
    },
  };
}

/** Which list omits the person: no call button appears, and the host's developer must learn why. */
function whyNotListed(userId: UserId, claimed: Chat, registered: Chat | null): string {
  const isIn = ({ members }: Chat) => members.some(({ id }) => id === userId);
  if (registered && !isIn(registered)) {
    return "The registered chat does not list this person: register it again with them";
  }
  if (!isIn(claimed)) {
    return "The token's chat does not list this person: add the token's sub to chat.members";
  }
  return "A newer token for the chat does not list this person: use the same members in all tokens";
}
