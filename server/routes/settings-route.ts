/** A person's own settings over REST. */
import { factory } from "../deps.ts";
import { check } from "../protocol/codec.ts";
import { type PersonalSettings, SettingsChange } from "../protocol/personal-settings.ts";
import { fail, succeed } from "../rest-answer.ts";
import { changePerson, readPerson } from "../store/person-store.ts";
import { readJson } from "./json-body.ts";

/** `/api/me/settings`, behind `requireUser`. */
export const settingsRoute = factory.createApp()
  .get("/", async (c) => {
    const { settings } = await readPerson(c.var.deps.store, c.var.identity.user.id);
    return succeed<PersonalSettings>(c, settings);
  })
  .put("/", async (c) => {
    const body = await readJson(c);
    if (!body.ok) return fail(c, body.code, body.message);
    const change = check(SettingsChange, body.value);
    if (!change.ok) return fail(c, "malformed", change.problem);
    const { id } = c.var.identity.user;
    const { settings } = await changePerson(c.var.deps.store, id, (person) => ({
      ...person,
      settings: withChange(person.settings, change.value),
    }));
    return succeed<PersonalSettings>(c, settings);
  });

function withChange(settings: PersonalSettings, change: SettingsChange): PersonalSettings {
  const changed = { ...settings, ...change };
  return { ...changed, blocked: [...new Set(changed.blocked)] };
}
