/** A host that accepts or refuses posts, and calls to report, for the webhook tests. */
import type { PostOutcome } from "../../../server/notify/guarded-post.ts";
import {
  createWebhooks,
  type WebhookOutcome,
  type Webhooks,
} from "../../../server/notify/webhooks.ts";
import type { WebhookEvent } from "../../../server/protocol/webhook.ts";
import { listDueWebhooks, type WebhookLane } from "../../../server/store/notices/webhook-store.ts";
import type { Store } from "../../../server/store/kv/kv.ts";
import { createLog } from "../../../server/log.ts";
import {
  chatOf,
  createRig,
  createTestClock,
  device,
  must,
  openPatientStore,
  type Rig,
  type TestClock,
} from "../calls/call-fixture.ts";

export const DELIVERED: PostOutcome = { kind: "delivered" };
export const FAILED: PostOutcome = { kind: "failed", why: "status 500", retryAfterMs: 0 };
export const CLAIM_MS = 45_000;

/** One instance's webhooks; `answers` is asked for the outcome of each post. */
export function createPoster(
  { store, clock, instances }: World,
  answers: (event: WebhookEvent) => PostOutcome | Promise<PostOutcome> = () => DELIVERED,
) {
  const posted: WebhookEvent[] = [];
  const outcomes: WebhookOutcome[] = [];
  const lines: string[] = [];
  const webhooks = createWebhooks({
    store,
    clock,
    log: createLog("warn", (line) => lines.push(line)),
    claimMs: CLAIM_MS,
    sweepEveryMs: 1_000,
    async post(event) {
      posted.push(event);
      return await answers(event);
    },
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  instances.push(webhooks);
  return {
    webhooks,
    posted,
    outcomes,
    lines,
    types: () => posted.map(({ type }) => type.replace("call.", "")),
  };
}

export const ann = device("ann");
const ben = device("ben");
export const chat = chatOf(["ann", "ben"]);

interface World extends AsyncDisposable {
  rig: Rig;
  store: Store;
  clock: TestClock;
  /** The first one writes the events. */
  instances: Webhooks[];
  /** Waits until no event is due or being posted. */
  settles(webhooks: Webhooks): Promise<void>;
}

export async function createWorld(): Promise<World> {
  const instances: Webhooks[] = [];
  const store = await openPatientStore();
  const clock = createTestClock();
  const rig = await createRig([ann, ben], {
    store,
    clock,
    alongside: [(change) => instances[0].alongside(change)],
  });
  return {
    rig,
    store,
    clock,
    instances,
    async settles(webhooks) {
      await rig.service.idle();
      for (;;) {
        // Events skipped as still being posted wait for the next sweep, and the clock stands still.
        webhooks.wake();
        const due = await listDueWebhooks(store, clock.now(), 1);
        const lanes = await store.list<WebhookLane>({ prefix: ["webhook_lane"] }, { limit: 100 });
        if (due.length === 0 && lanes.every(({ value }) => value.claim === null)) return;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    async [Symbol.asyncDispose]() {
      await rig[Symbol.asyncDispose]();
      store.close();
    },
  };
}

export async function answeredCall({ rig }: World): Promise<string> {
  const id = await rig.dial(ann, chat);
  must(await rig.service.accept(ben, id));
  must(await rig.service.end(ann, id));
  await rig.service.idle();
  return id;
}
