/**
 * What is stored of a person besides their calls: settings, the contacts that their token last
 * named, and when they last looked at their missed calls. One value each, so that a hello or a ring
 * needs one read.
 */
import type { UserId } from "../../protocol/ids.ts";
import { DEFAULT_SETTINGS, type PersonalSettings } from "../../protocol/personal-settings.ts";
import { type Anchored, commit, remember } from "../kv/commit.ts";
import { personKey } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** A person as stored. Times are epoch milliseconds. */
export interface PersonRecord {
  settings: PersonalSettings;
  contacts: UserId[];
  /** When the token naming the contacts was issued; an older token changes nothing. */
  contactsIssuedAt: number;
  /** When they last looked at their missed calls. */
  seenAt: number | null;
}

/** A person's stored value. */
export interface StoredPerson extends Anchored {
  person: PersonRecord;
}

/** A person of whom nothing is stored. */
export const UNKNOWN: PersonRecord = {
  settings: DEFAULT_SETTINGS,
  contacts: [],
  contactsIssuedAt: 0,
  seenAt: null,
};

/** The person of a stored value, or `UNKNOWN` without one. */
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

/** Changes a person and returns the result; an identical record object writes nothing. */
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

/** The person with a token's contacts; the same record object if they are not new. */
export function withContacts(
  person: PersonRecord,
  contacts: UserId[],
  issuedAt: number,
): PersonRecord {
  if (issuedAt < person.contactsIssuedAt || isSame(person.contacts, contacts)) return person;
  return { ...person, contacts, contactsIssuedAt: issuedAt };
}

function isSame(before: UserId[], after: UserId[]): boolean {
  // A host may name somebody twice, so equal lengths say nothing.
  return new Set(before).symmetricDifference(new Set(after)).size === 0;
}
