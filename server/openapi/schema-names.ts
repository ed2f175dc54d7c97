/** The schemas that the document names; all others are written out where they are used. */
import * as z from "zod/mini";
import { CallSnapshot, Participant } from "../protocol/call.ts";
import { CallQuality } from "../protocol/client-message.ts";
import { RegisteredChat } from "../protocol/host-api.ts";
import { PersonalSettings } from "../protocol/personal-settings.ts";
import { CallEntry, CallPage, CallStatistics } from "../protocol/rest.ts";
import { CallConfig } from "../protocol/call-config.ts";

/** A schema by the name it has in the document. */
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
