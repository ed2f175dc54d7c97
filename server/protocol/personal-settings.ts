/** What a person may set about being called, as `GET, PUT /api/me/settings` speak of it. */
import * as z from "zod/mini";
import { UserId } from "./ids.ts";
import { BLOCKED_MAX } from "./limits.ts";

/** Who may call; `contacts` are those of the person's token. */
export const AllowCallsFrom = z.enum(["everyone", "contacts", "nobody"]);
export type AllowCallsFrom = z.infer<typeof AllowCallsFrom>;

const settings = {
  allowCallsFrom: AllowCallsFrom,
  /** Nobody of these gets through, and none of them is told so. */
  blocked: z.array(UserId).check(z.maxLength(BLOCKED_MAX)),
  /** Callers are told `busy`; the calls are in the history as missed. */
  doNotDisturb: z.boolean(),
};

/** All of a person's settings. */
export const PersonalSettings = z.strictObject(settings);
export type PersonalSettings = z.infer<typeof PersonalSettings>;

/** The body of PUT: what it does not name stays as it is. */
export const SettingsChange = z.strictObject({
  allowCallsFrom: z.optional(settings.allowCallsFrom),
  blocked: z.optional(settings.blocked),
  doNotDisturb: z.optional(settings.doNotDisturb),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

/** The settings of somebody who has set nothing. */
export const DEFAULT_SETTINGS: PersonalSettings = {
  allowCallsFrom: "everyone",
  blocked: [],
  doNotDisturb: false,
};
