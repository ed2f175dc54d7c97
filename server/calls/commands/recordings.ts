/** The part of the service for recordings, which everybody in the call must agree to. */
import type { CallService, Outcome } from "../call-service.ts";
import type { CommandRunner } from "../command-runner.ts";
import { askToRecord, consent, stopRecording } from "../lifecycle/recording.ts";
import { type Act, refuse } from "../lifecycle/step.ts";
import { createPersonRate } from "../rules/person-rate.ts";

/** What recordings need. */
export interface RecordingsDeps {
  runner: Pick<CommandRunner, "run">;
  /** Whether anybody may ask for one. */
  isOffered: boolean;
  now(): number;
}

/** Keeps one person from pestering the others with requests. */
const REQUESTS_PER_MINUTE = 6;

/** The recordings of calls. */
export function createRecordings(
  { runner, isOffered, now }: RecordingsDeps,
): Pick<CallService, "askToRecord" | "consentToRecord" | "stopRecording"> {
  const rate = createPersonRate("recording requests", REQUESTS_PER_MINUTE, now);

  async function command(id: string, act: Act): Promise<Outcome<unknown>> {
    const step = await runner.run(id, act);
    return step.ok ? { ok: true } : step;
  }

  return {
    async askToRecord(by, id) {
      if (!isOffered) return refuse("turned-off", "Recording is turned off on this server");
      const claim = rate.claimFor(by.userId);
      return await command(id, (record, scene) => {
        const step = askToRecord(record, by, scene);
        return step.ok && step.record !== record ? claim() ?? step : step;
      });
    },
    consentToRecord: (by, id, said) => command(id, (record) => consent(record, by, said)),
    stopRecording: (by, id) => command(id, (record) => stopRecording(record, by)),
  };
}
