/** The form field beside which a problem is shown; one of no field is shown below them all. */
import type { ScheduleDraft } from "./schedule-draft.ts";
import type { ScheduleProblem } from "./schedule-words.ts";

export type ProblemField = "when" | "people";

const FIELD: Partial<Record<ScheduleProblem, ProblemField>> = {
  noTime: "when",
  past: "when",
  tooFar: "when",
  chatEnded: "when",
  nobody: "people",
  tooManyPeople: "people",
};

const HOLDS: Record<ProblemField, (keyof ScheduleDraft)[]> = {
  when: ["day", "time"],
  people: ["chosen"],
};

export const fieldOf = (problem: ScheduleProblem | null): ProblemField | undefined =>
  problem === null ? undefined : FIELD[problem];

/** Whether the change is in the field that the problem is about. */
export function isTouched(
  problem: ScheduleProblem | null,
  change: Partial<ScheduleDraft>,
): boolean {
  const field = fieldOf(problem);
  return field !== undefined && HOLDS[field].some((name) => name in change);
}
