/** What a person can set about being called: `GET` and `PUT /api/me/settings`. */
import * as z from "zod/mini";
import { UserId } from "./ids.ts";
import { BLOCKED_MAX } from "./limits.ts";

/** Who may call; `contacts` means those named by the person's token. */
export const AllowCallsFrom = z.enum(["everyone", "contacts", "nobody"]);
export type AllowCallsFrom = z.infer<typeof AllowCallsFrom>;

const settings = {
  allowCallsFrom: AllowCallsFrom,
  /** These people cannot call, and are not told that they are blocked. */
  blocked: z.array(UserId).check(z.maxLength(BLOCKED_MAX)),
  /** Callers are told `busy`; the calls count as missed. */
  doNotDisturb: z.boolean(),
};

/** All of a person's settings. */
export const PersonalSettings = z.strictObject(settings);
export type PersonalSettings = z.infer<typeof PersonalSettings>;

/** The body of PUT: absent settings stay as they are. */
export const SettingsChange = z.strictObject({
  allowCallsFrom: z.optional(settings.allowCallsFrom),
  blocked: z.optional(settings.blocked),
  doNotDisturb: z.optional(settings.doNotDisturb),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

/** The settings of a person who has set nothing. */
export const DEFAULT_SETTINGS: PersonalSettings = {
  allowCallsFrom: "everyone",
  blocked: [],
  doNotDisturb: false,
};
