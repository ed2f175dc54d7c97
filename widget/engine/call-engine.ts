/** Runs the call machine with the real effects behind its ports, for one person on one line. */
import { createActor, fromCallback } from "xstate";
import type { UserId } from "../../server/protocol/ids.ts";
import { createAudioGate } from "../effects/sound/audio-context.ts";
import { ignoredRings, keepIgnoredRings } from "../effects/ignored-rings.ts";
import { createLinkSet } from "../effects/link/link-set.ts";
import { createLocalMedia } from "../effects/devices/local-media.ts";
import { createRingtone } from "../effects/sound/ringtone.ts";
import { createScreenCapture } from "../effects/devices/screen-capture.ts";
import type { LineNews } from "../effects/signaling/signaling-line.ts";
import { createVoiceLevels } from "../effects/sound/voice-levels.ts";
import { callMachine } from "../model/call-machine.ts";
import type { CallActor } from "../model/call-selectors.ts";
import { selectReturning } from "../model/left-call.ts";
import { loadCallCare } from "./call-care-loader.ts";
import type { CallOptions, EngineCall } from "./engine-roles.ts";
import { loadRecordings } from "./recording-loader.ts";
import { createMessagesLoader } from "./messages-loader.ts";
import { createSignalingPort } from "./signaling-port.ts";
import { watchTabs } from "./tab-watch.ts";

/** Resolves when the server has confirmed the end of the call, or the wait for that is over. */
async function whenOver(actor: CallActor): Promise<void> {
  const isOver = () => {
    const snapshot = actor.getSnapshot();
    return snapshot.status !== "active" || !snapshot.matches({ ended: "confirming" });
  };
  if (isOver()) return;
  await new Promise<void>((resolve) => {
    const look = () => isOver() && resolve();
    actor.subscribe({ next: look, complete: look });
  });
}

/** Starts the machine; it is idle until somebody calls or is called. */
export function createCall(
  { selfId, server, returning, line, ringtone, onNews, onChange }: CallOptions,
): EngineCall {
  const gate = createAudioGate();
  const levels = createVoiceLevels(gate);
  const followers = new Set<(news: LineNews) => void>();
  let ignored = ignoredRings(selfId);
  const connections = new Map<UserId, RTCPeerConnection>();

  const signaling = createSignalingPort({
    line,
    follow(hear) {
      followers.add(hear);
      return () => followers.delete(hear);
    },
  });
  const actor = createActor(
    callMachine.provide({
      actors: {
        signaling: fromCallback(signaling),
        localMedia: fromCallback(createLocalMedia()),
        links: fromCallback(createLinkSet({ onConnection: setConnection })),
        screenCapture: fromCallback(createScreenCapture()),
        ringtone: fromCallback(createRingtone({ gate, source: ringtone })),
      },
    }),
    { input: { selfId, returning, ignored } },
  );

  function setConnection(userId: UserId, connection: RTCPeerConnection | null): void {
    levels.setRemote(userId, connection);
    if (connection) connections.set(userId, connection);
    else connections.delete(userId);
  }

  const tabs = watchTabs({ selfId, server, line, actor, onChange });
  const stopCaring = loadCallCare({ actor, connections });
  const messages = createMessagesLoader({
    selfId,
    actor,
    ask: line.ask,
    onMessage: (message) => onNews({ type: "message", ...message }),
  }, returning !== null);
  let localStream: MediaStream | null = null;
  actor.on("*", onNews);
  actor.subscribe(({ context }) => {
    if (context.ignored !== ignored) keepIgnoredRings(selfId, ignored = context.ignored);
    if (context.localStream !== localStream) {
      levels.setLocal(selfId, localStream = context.localStream);
    }
    onChange();
  });
  actor.start();
  const recordings = loadRecordings({
    selfId,
    server,
    line,
    actor,
    gate,
    connections,
    onNews,
  });

  return {
    handle: { actor, levels, recordings, messages },
    tabs,
    get returning() {
      return selectReturning(actor.getSnapshot());
    },
    hear(news) {
      followers.forEach((hear) => hear(news));
      tabs.hear(news);
      if (news.type === "message") messages.hear(news.message);
    },
    logOut() {
      actor.send({ type: "log-out" });
      recordings.close();
      return whenOver(actor);
    },
    stop() {
      tabs.close();
      stopCaring();
      recordings.close();
      actor.stop();
      levels.close();
      gate.close();
    },
  };
}
