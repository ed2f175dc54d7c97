/**
 * Work on a call that is answered before its news is sent; the asker sees no errors in the news.
 */
import { setImmediate } from "node:timers";
import type { SessionId } from "../protocol/ids.ts";
import type { Lanes } from "./lanes.ts";

/** The answer to the work, and its news in order. */
export interface Done<T> {
  answer: T;
  news: (() => void)[];
}

/** Runs work in its call's lane. News that fails is reported, and does not hold back the rest. */
export function answeredFirst<T>(
  { lanes, onFailure }: { lanes: Lanes; onFailure(error: unknown): void },
  id: SessionId,
  work: () => Promise<Done<T>>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const inLane = lanes.enter(id, async () => {
      const { answer, news } = await work();
      resolve(answer);
      // Whoever asked has the answer before the news of it goes out.
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
