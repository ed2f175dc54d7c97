/**
 * What somebody has filled in of the form, kept as long as the page lives: a call that rings closes
 * every dialog, and nobody should have to type it all again.
 */
import type { CallType } from "../../../server/protocol/call.ts";

export interface ScheduleDraft {
  /** Null until somebody chooses, as with `chosen`. */
  type: CallType | null;
  /** A local day and time, in the format of the date and time fields. */
  day: string;
  time: string;
  name: string;
  chosen: readonly string[] | null;
}

const drafts = new Map<string, ScheduleDraft>();

/** One draft per user and set of people: nobody sees what another user of the page planned. */
export const draftKey = (selfId: string, people: readonly { id: string }[]): string =>
  JSON.stringify([selfId, ...people.map(({ id }) => id)]);

export const draftOf = (key: string): ScheduleDraft | undefined => drafts.get(key);

/** Replaces the draft; null removes it, once the call is scheduled or given up. */
export function keepDraft(key: string, draft: ScheduleDraft | null): void {
  if (draft) drafts.set(key, draft);
  else drafts.delete(key);
}
