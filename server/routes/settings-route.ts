/** A person's own settings over REST. */
import { factory } from "../deps.ts";
import { PersonalSettings, SettingsChange } from "../protocol/personal-settings.ts";
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
      return { ok: true, data: await deps.people.settingsOf(identity.user.id) };
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
      return { ok: true, data: await deps.people.changeSettings(identity.user.id, body) };
    }),
  );
