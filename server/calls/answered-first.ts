/** Work on a call whose news come after its answer: what goes wrong with the news is nobody's who asked. */
import { setImmediate } from "node:timers";
import type { SessionId } from "../protocol/ids.ts";
import type { Lanes } from "./lanes.ts";

/** What work has come to, and the news of it, in order. */
export interface Done<T> {
  answer: T;
  news: (() => void)[];
}

/** Runs work in the lane of its call; news that fail are reported, and keep back no others. */
export function answeredFirst<T>(
  { lanes, onFailure }: { lanes: Lanes; onFailure(error: unknown): void },
  id: SessionId,
  work: () => Promise<Done<T>>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const inLane = lanes.enter(id, async () => {
      const { answer, news } = await work();
      resolve(answer);
      // Whoever asked has the answer in hand before the news of it goes out.
      await new Promise((answered) => setImmediate(answered));
      for (const tell of news) {
        try {
          tell();
        } catch (error) {
          onFailure(error);
        }
      }
    });
    inLane.catch(reject);
  });
}
