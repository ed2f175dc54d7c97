/** What a page knows about recordings and can do with them: shared by the engine and the views. */
import type { UserId } from "../../server/protocol/ids.ts";
import type { RecordingEnd, RecordingState } from "../../server/protocol/recording.ts";

/** A recording made in this browser that is still stored here. */
export interface KeptRecording {
  readonly id: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** The length of its content; pauses do not count. */
  readonly durationSeconds: number;
  readonly bytes: number;
  /** The person has saved it or put it away, so it is listed in the settings only. */
  readonly isPutAway: boolean;
}

/** Why a recording stopped: no storage is left, or the browser could not make or keep it. */
export type RecordingTrouble = "full" | "failed";

/** The outcome of a request; `code` is the server's, or one of the element's own. */
export type RecordingAnswer = { ok: true } | { ok: false; code: string; message: string };

/** Access to the local person's recordings; the code behind it is loaded on demand. */
export interface Recordings {
  /** Null until it is needed for the first time. */
  readonly desk: RecordingDesk | null;
  /** Loads it. */
  open(): Promise<RecordingDesk>;
}

export interface RecordingDesk {
  /** Whether this browser can record. */
  readonly canRecord: boolean;
  /** What went wrong with the last recording made here. */
  readonly trouble: RecordingTrouble | null;
  /** Newest first. */
  readonly kept: readonly KeptRecording[];
  /** Whether it was closed and works no longer. */
  readonly isClosed: boolean;
  /** Calls back at each change of the above, until the returned function is called. */
  follow(listener: () => void): () => void;
  /** Asks everybody in the call to agree. */
  request(): Promise<RecordingAnswer>;
  /** Agrees, declines, or withdraws an earlier consent. */
  consent(agreed: boolean): Promise<RecordingAnswer>;
  stop(): Promise<RecordingAnswer>;
  /** Requests a recording, or stops this person's own; `force` sets which, otherwise it toggles. */
  toggle(force?: boolean): Promise<RecordingAnswer>;
  /** Has the browser download the recording. */
  save(id: string): Promise<void>;
  putAway(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** The page or the element goes: what was recorded so far is kept. */
  close(): void;
}

/** News of recordings for whoever embeds the element. */
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
    /** Tells whether the page has taken the recording; if so, it is no longer kept here. */
    decide(isTaken: boolean): void;
  }
  /** There are recordings that the person has neither saved nor put away. */
  | { type: "recordings-offered"; desk: RecordingDesk };
