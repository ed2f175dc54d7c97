/**
 * What somebody has filled in of the form, as long as the page lives: a call that rings closes every
 * dialog, and nobody is to write it all again.
 */
import type { CallType } from "../../../server/protocol/call.ts";

export interface ScheduleDraft {
  /** Null as long as nobody has chosen, as with `chosen`. */
  type: CallType | null;
  /** A day and a time of the wall's clock, as fields of the two kinds hold them. */
  day: string;
  time: string;
  name: string;
  chosen: readonly string[] | null;
}

const drafts = new Map<string, ScheduleDraft>();

/** Whose form it is, and for whom: nobody finds there what another person of the page had in mind. */
export const draftKey = (selfId: string, people: readonly { id: string }[]): string =>
  JSON.stringify([selfId, ...people.map(({ id }) => id)]);

export const draftOf = (key: string): ScheduleDraft | undefined => drafts.get(key);

/** Keeps it in the place of the one before; null: it was scheduled, or given up. */
export function keepDraft(key: string, draft: ScheduleDraft | null): void {
  if (draft) drafts.set(key, draft);
  else drafts.delete(key);
}
