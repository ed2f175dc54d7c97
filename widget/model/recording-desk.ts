/** What a page knows of recordings and does about them, as the engine has it and the views show it. */
import type { UserId } from "../../server/protocol/ids.ts";
import type { RecordingEnd, RecordingState } from "../../server/protocol/recording.ts";

/** A recording that this person has made in this browser and neither saved nor deleted for good. */
export interface KeptRecording {
  readonly id: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Of what is in it: the time it was paused does not count. */
  readonly durationSeconds: number;
  readonly bytes: number;
  /** The person has saved it or put it away: it is shown in the settings only. */
  readonly isPutAway: boolean;
}

/** Why a recording could not go on: no room is left for it, or the browser could not make or keep it. */
export type RecordingTrouble = "full" | "failed";

/** What became of a wish; the code is the server's, or one of the element's own. */
export type RecordingAnswer = { ok: true } | { ok: false; code: string; message: string };

/** The recordings of this page's person, dealt with by a part that is loaded for it. */
export interface Recordings {
  /** Null until there was something to do with them. */
  readonly desk: RecordingDesk | null;
  /** Loads it. */
  open(): Promise<RecordingDesk>;
}

export interface RecordingDesk {
  /** This browser could make one. */
  readonly canRecord: boolean;
  /** What went wrong with the last one that was made here. */
  readonly trouble: RecordingTrouble | null;
  /** The newest first. */
  readonly kept: readonly KeptRecording[];
  /** It works no longer. */
  readonly isClosed: boolean;
  /** Calls back at each change of these, until the returned function is called. */
  follow(listener: () => void): () => void;
  /** Asks everybody in the call to agree. */
  request(): Promise<RecordingAnswer>;
  /** Agrees, or not, or no longer. */
  consent(agreed: boolean): Promise<RecordingAnswer>;
  stop(): Promise<RecordingAnswer>;
  /** Requests one, or stops this person's own: whichever is wished for, or is not so. */
  toggle(force?: boolean): Promise<RecordingAnswer>;
  /** Has the browser download it. */
  save(id: string): Promise<void>;
  putAway(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** The page goes, or the element: what was recorded until now is kept. */
  close(): void;
}

/** What is told of recordings to whoever embeds the element. */
export type RecordingNews =
  | {
    type: "recording";
    state: RecordingState | "off";
    /** Who records. */
    by: UserId;
    reason?: RecordingEnd | "call-over";
  }
  | {
    type: "recorded";
    blob: Blob;
    mimeType: string;
    durationSeconds: number;
    /** ISO 8601 in UTC. */
    startedAt: string;
    fileName: string;
    /** To be called with whether the page has taken it: then it is kept no longer. */
    decide(isTaken: boolean): void;
  }
  /** There is something that the person has neither saved nor put away. */
  | { type: "recordings-offered"; desk: RecordingDesk };
