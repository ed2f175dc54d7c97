/** The schemas that have names in the document; all others are written out where they are used. */
import * as z from "zod/mini";
import { CallSnapshot, Participant } from "../protocol/call.ts";
import { CallQuality } from "../protocol/client-message.ts";
import { RegisteredChat } from "../protocol/host-api.ts";
import { PersonalSettings } from "../protocol/personal-settings.ts";
import { CallEntry, CallPage, CallStatistics } from "../protocol/rest.ts";
import { CallConfig } from "../protocol/call-config.ts";

/** The registry of schema names. */
export const schemaNames = z.registry<{ id: string }>();

const NAMED = {
  CallConfig,
  CallEntry,
  CallPage,
  CallQuality,
  CallSnapshot,
  CallStatistics,
  Participant,
  PersonalSettings,
  RegisteredChat,
};
for (const [id, schema] of Object.entries(NAMED)) schemaNames.add(schema, { id });
