/**
 * One person's recordings on this page: sends requests and consents, records only while everybody
 * in the call agrees, and offers what this page or an earlier one has recorded.
 */
import type { UserId } from "../../../server/protocol/ids.ts";
import type { AudioGate } from "../../effects/sound/audio-context.ts";
import { formatOf } from "../../effects/recording/recording-format.ts";
import {
  type CallActor,
  type CallMachineSnapshot,
  selectScreenOn,
} from "../../model/call-selectors.ts";
import { isSeen, recordedPeople } from "../../model/recorded-people.ts";
import type {
  RecordingAnswer,
  RecordingDesk,
  RecordingNews,
  RecordingTrouble,
} from "../../model/recording-desk.ts";
import type { CallOptions } from "../engine-roles.ts";
import { keepRecordings } from "./kept-recordings.ts";
import { followRecordingNews } from "./recording-news.ts";
import type { Recorder } from "../../effects/recording/recorder.ts";

export interface RecordingDeskOptions extends Pick<CallOptions, "selfId" | "server" | "line"> {
  actor: CallActor;
  gate: AudioGate;
  connections: ReadonlyMap<UserId, RTCPeerConnection>;
  onNews: (news: RecordingNews) => void;
}

const NOT_IN_CALL: RecordingAnswer = {
  ok: false,
  code: "not-in-call",
  message: "Cannot record: the person is in no call",
};
const UNSUPPORTED: RecordingAnswer = {
  ok: false,
  code: "unsupported",
  message: "Cannot record: the browser does not support it",
};

/** How soon to look again for the screen that this page shares. */
const LOOK_MS = 300;

type RecorderPart = typeof import("../../effects/recording/recorder.ts");

/** Opens the desk, which works until it is closed. */
export function openRecordingDesk(options: RecordingDeskOptions): RecordingDesk {
  const { selfId: userId, server, line, actor, gate, connections, onNews } = options;
  const canRecord = formatOf("voice") !== null && typeof indexedDB === "object";
  const listeners = new Set<() => void>();
  const kept = keepRecordings({ server, userId, onNews, onChange });
  /** The call that this page itself asked to record. */
  let sessionId: string | null = null;
  let part: RecorderPart | null = null;
  let recorder: Recorder | null = null;
  let trouble: RecordingTrouble | null = null;
  let cancel: () => void = idle;
  let isDoubted = false;

  async function ask(
    message: { type: "call:recording:request" | "call:recording:stop" } | {
      type: "call:recording:consent";
      agreed: boolean;
      recordedBy?: UserId;
    },
  ): Promise<RecordingAnswer> {
    const { call } = actor.getSnapshot().context;
    if (!call?.sessionId || !actor.getSnapshot().matches("live")) return NOT_IN_CALL;
    const { sessionId, chatId } = call;
    const answer = await line.ask({ ...message, sessionId, chatId });
    return answer.ok ? { ok: true } : answer;
  }

  let isOffered = false;
  function onChange(): void {
    listeners.forEach((listener) => listener());
    const wasOffered = isOffered;
    isOffered = kept.list.some(({ isPutAway }) => !isPutAway);
    if (isOffered && !wasOffered) onNews({ type: "recordings-offered", desk });
  }

  function fail(why: RecordingTrouble): void {
    trouble = why;
    onChange();
    void ask({ type: "call:recording:stop" });
  }

  /** Creates the recorder once the audio context runs, then catches up with the call's state. */
  function prepare(): void {
    if (recorder || cancel !== idle) return;
    let isWanted = true;
    const undo = gate.whenRunning((context) => void begin(context));
    cancel = () => {
      isWanted = false;
      undo();
    };
    async function begin(context: AudioContext): Promise<void> {
      try {
        const shelf = await kept.shelf();
        if (!isWanted) return;
        recorder = part!.createRecorder({
          context,
          shelf,
          owner: { server, userId },
          onPart: kept.offer,
          onTrouble: fail,
        });
        follow(actor.getSnapshot());
      } catch (cause) {
        console.warn(new Error("Cannot record the call", { cause }));
        fail("failed");
      }
    }
  }

  function finish(isDoubtful: boolean): void {
    clearTimeout(looking);
    cancel();
    cancel = idle;
    void recorder?.stop(isDoubtful);
    recorder = null;
    isDoubted = false;
  }

  function follow(snapshot: CallMachineSnapshot): void {
    const { context: { call, isOffline } } = snapshot;
    const isLive = snapshot.matches("live") && call !== null;
    const recording = isLive ? call.recording : null;
    if (isLive && recording?.userId === userId && sessionId !== call.sessionId) {
      // An earlier page began this recording, and nothing can continue it.
      sessionId = null;
      finish(false);
      stopOrphan(call.sessionId!);
    } else if (recording?.userId !== userId) {
      // The server no longer has it. While the line was down, somebody may have withdrawn consent.
      if (recorder || cancel !== idle) {
        finish(isLive && isDoubted);
        sessionId = null;
      }
    } else if (recording.state === "asking") {
      recorder?.pause();
    } else if (!recorder) {
      prepare();
    } else {
      if (isOffline) recorder.doubt();
      else recorder.trust();
      isDoubted = isOffline;
      const own = ownScreen();
      // The links get the screen a moment after the machine does.
      clearTimeout(looking);
      if (!own && selectScreenOn(snapshot)) {
        looking = setTimeout(() => follow(actor.getSnapshot()), LOOK_MS);
      }
      const people = recordedPeople(snapshot, own);
      recorder.record(people, isSeen(snapshot, people));
    }
  }

  let orphan: string | null = null;
  function stopOrphan(id: string): void {
    if (orphan === id) return;
    orphan = id;
    void ask({ type: "call:recording:stop" }).then(() => orphan = null);
  }

  /** The screen that this page shares: its links send it with the content hint `detail`. */
  function ownScreen(): MediaStream | null {
    for (const connection of connections.values()) {
      for (const { track } of connection.getSenders()) {
        if (track?.kind !== "video" || track.contentHint !== "detail") continue;
        if (screen?.getVideoTracks()[0] !== track) screen = new MediaStream([track]);
        return screen;
      }
    }
    return screen = null;
  }
  let screen: MediaStream | null = null;
  let looking: ReturnType<typeof setTimeout> | undefined;

  const news = followRecordingNews(actor, onNews);
  const subscription = actor.subscribe((snapshot) => follow(snapshot));
  follow(actor.getSnapshot());

  async function request(): Promise<RecordingAnswer> {
    if (!canRecord) return UNSUPPORTED;
    try {
      part ??= await import("../../effects/recording/recorder.ts");
    } catch (cause) {
      return { ok: false, code: "not-loaded", message: `Cannot record: ${cause}` };
    }
    trouble = null;
    const before = sessionId;
    sessionId = actor.getSnapshot().context.call?.sessionId ?? null;
    const answer = await ask({ type: "call:recording:request" });
    if (!answer.ok) sessionId = before;
    return answer;
  }

  const stop = () => ask({ type: "call:recording:stop" });

  let isClosed = false;
  const desk: RecordingDesk = {
    canRecord,
    get isClosed() {
      return isClosed;
    },
    follow(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get trouble() {
      return trouble;
    },
    get kept() {
      return kept.list;
    },
    request,
    consent(agreed) {
      const recordedBy = actor.getSnapshot().context.call?.recording?.userId;
      const whose = recordedBy === undefined ? {} : { recordedBy };
      return ask({ type: "call:recording:consent", agreed, ...whose });
    },
    stop,
    toggle(force) {
      const { call } = actor.getSnapshot().context;
      const isOwn = call?.recording?.userId === userId;
      const isWanted = force ?? !isOwn;
      if (isWanted !== isOwn) return isWanted ? request() : stop();
      return Promise.resolve({ ok: true });
    },
    save: kept.save,
    putAway: kept.putAway,
    remove: kept.remove,
    close() {
      subscription.unsubscribe();
      news();
      finish(false);
      kept.close();
      isClosed = true;
      listeners.forEach((listener) => listener());
    },
  };
  return desk;
}

const idle = () => {};
