/** Recordings that people in a call agree to: the part of the service for them. */
import type { CallService, Outcome } from "./call-service.ts";
import type { CommandRunner } from "./command-runner.ts";
import { askToRecord, consent, stopRecording } from "./lifecycle/record.ts";
import { type Act, refuse } from "./lifecycle/step.ts";

/** The recordings of calls; `isOffered` says whether anybody may ask for one. */
export function createRecordings(
  { runner, isOffered }: { runner: Pick<CommandRunner, "run">; isOffered: boolean },
): Pick<CallService, "askToRecord" | "consentToRecord" | "stopRecording"> {
  async function command(id: string, act: Act): Promise<Outcome<unknown>> {
    const step = await runner.run(id, act);
    return step.ok ? { ok: true } : step;
  }

  return {
    async askToRecord(by, id) {
      if (!isOffered) return refuse("turned-off", "Calls are not recorded here");
      return await command(id, (record, scene) => askToRecord(record, by, scene));
    },
    consentToRecord: (by, id, said) => command(id, (record) => consent(record, by, said)),
    stopRecording: (by, id) => command(id, (record) => stopRecording(record, by)),
  };
}
