/** Loads the call's quality care once the page is idle, and starts and stops it with the call. */
import { DEFAULT_CONFIG } from "../../server/protocol/default-config.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import type { CallCare } from "../effects/link/call-care.ts";
import type { CallActor, CallMachineSnapshot } from "../model/call-selectors.ts";
import { whenIdle } from "./idle.ts";

export interface CallCareLoaderOptions {
  actor: CallActor;
  connections: ReadonlyMap<UserId, RTCPeerConnection>;
}

/** Follows the calls of this page until the returned function is called. */
export function loadCallCare({ actor, connections }: CallCareLoaderOptions): () => void {
  let isRunning = false;
  let care: CallCare | null = null;
  const away = new Set<UserId>();

  async function begin(): Promise<void> {
    const { careForCall } = await import("../effects/link/call-care.ts");
    if (!isRunning) return;
    const { media, quality } = actor.getSnapshot().context.config ?? DEFAULT_CONFIG;
    care?.stop();
    care = careForCall({
      connections: () => connections,
      videoMaxBitrate: media.videoMaxBitrate,
      reportIntervalMs: quality.reportIntervalMs,
      onLevel: (level, mos) => actor.send({ type: "quality.changed", level, mos }),
      onPerson: (userId, level) => actor.send({ type: "quality.person", userId, level }),
      onExhausted: () => actor.send({ type: "quality.exhausted" }),
      onReport: (quality, receivingFrom) =>
        actor.send({ type: "quality.measured", quality, receivingFrom }),
    });
  }

  function follow(snapshot: CallMachineSnapshot): void {
    for (const { userId, away: isAway } of snapshot.context.call?.participants ?? []) {
      if (!isAway) away.delete(userId);
      else if (!away.has(userId)) {
        away.add(userId);
        care?.forget(userId);
      }
    }
    const wasRunning = isRunning;
    isRunning = snapshot.matches({ live: { phase: "active" } }) ||
      snapshot.matches({ live: { phase: "reconnecting" } });
    if (isRunning === wasRunning) return;
    care?.stop();
    care = null;
    if (!isRunning) return;
    whenIdle(() =>
      void begin().catch((cause) =>
        console.warn(new Error("Cannot follow the quality of the call", { cause }))
      )
    );
  }

  const subscription = actor.subscribe(follow);
  return () => {
    subscription.unsubscribe();
    isRunning = false;
    care?.stop();
  };
}
