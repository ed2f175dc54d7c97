/** Subscribed browsers and missed calls, for the push tests. */
import { createLog } from "../../../server/log.ts";
import type { PostOutcome } from "../../../server/notify/guarded-post.ts";
import { missedAlongside } from "../../../server/notify/push-news.ts";
import {
  createPushQueue,
  type PushOutcome,
  type PushQueue,
} from "../../../server/notify/push-queue.ts";
import type { CallPush, PushSubscription } from "../../../server/protocol/push.ts";
import { PUSHES_DUE } from "../../../server/store/kv/keys.ts";
import { savePush } from "../../../server/store/notices/push-store.ts";
import { subscribeBrowser } from "../../support/push-browser.ts";
import {
  chatOf,
  createRig,
  createTestClock,
  device,
  openPatientStore,
  RING_MS,
} from "../calls/call-fixture.ts";

export const DELIVERED: PostOutcome = { kind: "delivered" };
export const FAILED: PostOutcome = {
  kind: "failed",
  why: "status 503",
  status: 503,
  retryAfterMs: 0,
};
export const CLAIM_MS = 30_000;

export const ann = device("ann");
export const ben = device("ben");
export const cleo = device("cleo");

export async function createWorld(
  answers: (endpoint: string) => PostOutcome | Promise<PostOutcome> = () => DELIVERED,
) {
  const store = await openPatientStore();
  const clock = createTestClock();
  const told: [browser: string, push: CallPush, expiresAt: number][] = [];
  const outcomes: PushOutcome[] = [];
  const instances: PushQueue[] = [];
  const begin = () => {
    const pushes = createPushQueue({
      store,
      clock,
      log: createLog("silent"),
      claimMs: CLAIM_MS,
      async send({ subscription: { endpoint }, push, expiresAt }) {
        told.push([endpoint.replace(/.*\//, ""), push, expiresAt]);
        return await answers(endpoint);
      },
      onOutcome: (outcome) => outcomes.push(outcome),
    });
    instances.push(pushes);
    return pushes;
  };
  begin();
  const rig = await createRig([ann, ben, cleo, device("dora")], {
    store,
    clock,
    alongside: [missedAlongside(clock.now)],
  });
  return {
    rig,
    store,
    clock,
    told,
    outcomes,
    begin,
    browsers: () => told.map(([browser]) => browser),
    async subscribe(
      userId: string,
      browser: string,
      words: Partial<PushSubscription["words"]> = {},
    ) {
      const { subscription } = subscribeBrowser(`https://push.example/${browser}`);
      await savePush(store, userId, {
        ...subscription,
        url: "https://shop.example/inbox",
        words: { voice: "Missed voice call", video: "Missed video call", ...words },
        savedAt: clock.now(),
      });
    },
    /** Ann calls these people, and nobody answers. */
    async ringsOut(...callees: string[]) {
      const id = await rig.dial(ann, chatOf(["ann", ...callees]));
      clock.advance(RING_MS);
      await rig.service.idle();
      return id;
    },
    /** Waits until every due push was sent. */
    async settles() {
      await rig.service.idle();
      await this.until(async () => {
        const rows = await store.list({ prefix: PUSHES_DUE }, { limit: 100 });
        const dueAt = rows.map(({ key }) => Number(key[1]));
        return dueAt.every((at) => at > clock.now() && at !== clock.now() + CLAIM_MS);
      });
    },
    async until(isSo: () => boolean | Promise<boolean>) {
      while (!await isSo()) {
        for (const one of instances) one.wake();
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    async isForgotten() {
      return (await store.list({ prefix: PUSHES_DUE }, { limit: 1 })).length === 0;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(instances.map((one) => one.stop()));
      await rig[Symbol.asyncDispose]();
      store.close();
    },
  };
}
