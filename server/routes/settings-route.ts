/** A person's own settings over REST. */
import { factory } from "../deps.ts";
import { PersonalSettings, SettingsChange } from "../protocol/personal-settings.ts";
import { changePerson, readPerson } from "../store/person-store.ts";
import { endpoint } from "./endpoint.ts";

const TAG = "Settings";

/** `/api/me/settings`, behind `requireUser`. */
export const settingsRoute = factory.createApp()
  .get(
    "/",
    endpoint({
      tag: TAG,
      summary: "Who may call the person",
      auth: "user",
      data: PersonalSettings,
    }, async ({ deps, identity }) => {
      const { settings } = await readPerson(deps.store, identity.user.id);
      return { ok: true, data: settings };
    }),
  )
  .put(
    "/",
    endpoint({
      tag: TAG,
      summary: "Changes the settings that the body names",
      auth: "user",
      body: SettingsChange,
      data: PersonalSettings,
    }, async ({ deps, identity, body }) => {
      const { settings } = await changePerson(deps.store, identity.user.id, (person) => ({
        ...person,
        settings: withChange(person.settings, body),
      }));
      return { ok: true, data: settings };
    }),
  );

function withChange(settings: PersonalSettings, change: SettingsChange): PersonalSettings {
  const changed = { ...settings, ...change };
  return { ...changed, blocked: [...new Set(changed.blocked)] };
}
