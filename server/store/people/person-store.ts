/**
 * What is kept of a person beside their calls: their settings, the contacts that their token last
 * named, and when they last looked at their missed calls. One value each, so that a hello and a ring
 * read it at once.
 */
import type { UserId } from "../../protocol/ids.ts";
import { DEFAULT_SETTINGS, type PersonalSettings } from "../../protocol/personal-settings.ts";
import { type Anchored, commit, remember } from "../kv/commit.ts";
import { personKey } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** A person as the store knows them. Times are epoch milliseconds. */
export interface PersonRecord {
  settings: PersonalSettings;
  contacts: UserId[];
  /** When the token was issued that named the contacts; an older one changes nothing. */
  contactsIssuedAt: number;
  /** When the missed calls were last looked at. */
  seenAt: number | null;
}

/** A person as the store keeps them. */
export interface StoredPerson extends Anchored {
  person: PersonRecord;
}

/** Somebody of whom nothing is stored. */
export const UNKNOWN: PersonRecord = {
  settings: DEFAULT_SETTINGS,
  contacts: [],
  contactsIssuedAt: 0,
  seenAt: null,
};

/** The person of a stored value; somebody of whom nothing is stored has set nothing. */
export function personOf(stored: StoredPerson | null): PersonRecord {
  return stored?.person ?? UNKNOWN;
}

/** A person by their id. */
export async function readPerson(store: Store, userId: UserId): Promise<PersonRecord> {
  return personOf((await store.get<StoredPerson>(personKey(userId))).value);
}

/** People by their ids. */
export async function readPeople(
  store: Store,
  userIds: UserId[],
): Promise<Map<UserId, PersonRecord>> {
  const entries = await store.getMany<StoredPerson>(userIds.map(personKey));
  return new Map(userIds.map((id, index) => [id, personOf(entries[index].value)]));
}

/** Changes a person, and answers with them as they then are; the very same record writes nothing. */
export function changePerson(
  store: Store,
  userId: UserId,
  change: (person: PersonRecord) => PersonRecord,
  along: Deno.KvMutation[] = [],
): Promise<PersonRecord> {
  const key = personKey(userId);
  return commit(store, async (attempt) => {
    const { value, versionstamp } = await store.get<StoredPerson>(key);
    const before = personOf(value);
    const person = change(before);
    if (person === before) return { result: person };
    const stored: StoredPerson = { person, attempts: remember(value, attempt) };
    return {
      result: person,
      anchor: key,
      write: {
        checks: [{ key, versionstamp }],
        mutations: [{ type: "set", key, value: stored }, ...along],
      },
    };
  });
}

/** The person with the contacts of a token; the same record where it says nothing new. */
export function withContacts(
  person: PersonRecord,
  contacts: UserId[],
  issuedAt: number,
): PersonRecord {
  if (issuedAt < person.contactsIssuedAt || isSame(person.contacts, contacts)) return person;
  return { ...person, contacts, contactsIssuedAt: issuedAt };
}

function isSame(before: UserId[], after: UserId[]): boolean {
  if (before.length !== after.length) return false;
  const known = new Set(before);
  return after.every((id) => known.has(id));
}
