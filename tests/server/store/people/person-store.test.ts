/** A person's record: concurrent changes, and the size limit of a value. */
import assert from "node:assert/strict";
import {
  BLOCKED_MAX,
  ID_MAX_LENGTH,
  TOKEN_MAX_LENGTH,
} from "../../../../server/protocol/limits.ts";
import { storeOver } from "../../../../server/store/kv/kv.ts";
import {
  changePerson,
  type PersonRecord,
  readPerson,
  withContacts,
} from "../../../../server/store/people/person-store.ts";
import { tapKv } from "../counting-kv.ts";
import { PATIENT } from "../../calls/call-fixture.ts";

async function openTap() {
  const tap = tapKv(await Deno.openKv(":memory:"));
  return { tap, store: storeOver(tap.kv, PATIENT) };
}

const quiet = (person: PersonRecord): PersonRecord => ({
  ...person,
  settings: { ...person.settings, doNotDisturb: true },
});

Deno.test("changePerson() keeps two changes made at once", async () => {
  const { store } = await openTap();
  await Promise.all([
    changePerson(store, "ann", quiet),
    changePerson(store, "ann", (person) => withContacts(person, ["ben"], 10)),
  ]);
  const { settings, contacts } = await readPerson(store, "ann");
  assert.equal(settings.doNotDisturb, true);
  assert.deepEqual(contacts, ["ben"]);
  store.close();
});

Deno.test("changePerson() writes nothing when nothing changes", async () => {
  const { tap, store } = await openTap();
  await changePerson(store, "ann", (person) => person);
  assert.equal(tap.commits, 0);
  store.close();
});

Deno.test("withContacts() takes a newer list with other entries, and no older one", async () => {
  const { store } = await openTap();
  const person = withContacts(await readPerson(store, "ann"), ["ben", "cal"], 20);
  assert.deepEqual([person.contacts, person.contactsIssuedAt], [["ben", "cal"], 20]);
  assert.equal(withContacts(person, ["cal", "ben"], 30), person);
  assert.equal(withContacts(person, ["eve"], 10), person);
  assert.deepEqual(withContacts(person, [], 30).contacts, []);
  assert.deepEqual(withContacts(person, ["ben", "ben"], 30).contacts, ["ben", "ben"]);
  store.close();
});

Deno.test("changePerson() can store the longest lists that a person can have", async () => {
  const { store } = await openTap();
  const blocked = Array.from({ length: BLOCKED_MAX }, (_, i) => `${i}`.padEnd(ID_MAX_LENGTH, "ж"));
  // The token's length limits its contacts: three quarters of it is JSON.
  const bytes = TOKEN_MAX_LENGTH * 3 / 4;
  for (const [id, jsonBytes] of [["я", 6], ["x".repeat(100), 104], ["ж".repeat(120), 244]]) {
    const contacts = Array.from({ length: bytes / Number(jsonBytes) }, () => String(id));
    await changePerson(store, "ann", (person) => ({
      ...person,
      contacts,
      settings: { ...person.settings, blocked },
    }));
    assert.equal((await readPerson(store, "ann")).contacts.length, contacts.length);
  }
  store.close();
});
