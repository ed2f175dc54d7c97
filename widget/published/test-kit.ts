/**
 * The test kit's types for hosts. This file ships with the built kit unchanged, so it imports
 * nothing. tests/widget/element/published-types.ts checks it against the real kit.
 */

export interface Member {
  id: string;
  name?: string;
  picture?: string;
}

/** A past call to everybody else in the chat. */
export interface PastCall {
  /** Who called: the id of somebody in the chat. */
  from: string;
  type?: "voice" | "video";
  /** When it began; by default an hour before the previous one in the list. */
  at?: Date | string | number;
  /** Set if it was answered: how long it lasted. */
  durationSeconds?: number;
  /** Otherwise why it was not answered; `no-answer` by default. */
  reason?: "no-answer" | "declined" | "cancelled" | "busy" | "offline";
}

export interface TestCallOptions {
  /** The visitor of the page. */
  me?: Member;
  /** The others in the chat; all of them are online at first. */
  people?: readonly Member[];
  /** The chat, as a token names it. */
  chat?: { id?: string; title?: string; calls?: "none" | "voice" | "video"; endsAt?: number };
  /** Past calls, the newest first. */
  history?: readonly PastCall[];
  /** The page's call server, if the page names one itself. */
  server?: string;
}

/** Each method waits until its action is possible, and rejects if that does not happen. */
export interface TestPerson {
  readonly id: string;
  /** The sound and pictures that this person receives from the page. */
  readonly hears: MediaStream;
  /** Calls the page, or the members in `to`. Settles when the page rings, if it is rung. */
  calls(type?: "voice" | "video", to?: readonly string[]): Promise<void>;
  answers(): Promise<void>;
  declines(): Promise<void>;
  /** Ends the call, or gives up waiting for an answer. */
  hangsUp(): Promise<void>;
  /** Joins the running call of the others. */
  joins(): Promise<void>;
  /** Leaves; the others stay in the call. */
  leaves(): Promise<void>;
  /** Rings these other members into the call. */
  invites(...ids: string[]): Promise<void>;
  mutes(muted?: boolean): Promise<void>;
  turnsCameraOn(): Promise<void>;
  turnsCameraOff(): Promise<void>;
  sharesScreen(): Promise<void>;
  stopsSharing(): Promise<void>;
  asksToRecord(): Promise<void>;
  stopsRecording(): Promise<void>;
  agreesToRecording(): Promise<void>;
  refusesRecording(): Promise<void>;
  writes(text: string): Promise<void>;
  losesNetwork(): Promise<void>;
  comesBack(): Promise<void>;
  /** Sets how calls find this person from now on; everybody starts as `here`. */
  is(how: "here" | "busy" | "offline" | "unavailable"): void;
}

export type SyntheticDevice = "microphone" | "camera" | "screen" | "sound";

export interface TestCall {
  /** For the element's `server` and `token`. */
  readonly server: string;
  readonly token: string;
  /** Settles when an element of the page has received its welcome. */
  readonly ready: Promise<void>;
  /** Every message that the element has sent. */
  readonly heard: readonly { readonly type: string }[];
  person(id: string): TestPerson;
  /** The visitor on another device, which rings as well. */
  readonly elsewhere: { answers(): Promise<void>; declines(): Promise<void> };
  /** From now on opening the device fails as if the visitor had refused; `sound` is not played. */
  deny(device: SyntheticDevice): void;
  allow(device: SyntheticDevice): void;
  /** Lets the ring time out. */
  ringsOut(): void;
  /** Lets the seats of those who have lost the network expire. */
  seatsRunOut(): void;
  /** Sets the chat's time limit to this many seconds from now. */
  endsIn(seconds: number): void;
  /** Sets what the browser measures on the page's connections from now on. */
  network(quality: "excellent" | "good" | "poor" | "lost"): void;
  /** Makes a scheduled call of the chat due now. */
  fallsDue(call?: { from?: string; type?: "voice" | "video"; title?: string }): void;
  /** Cuts the element's connection to the server, once. */
  dropLine(): void;
  /** Restores what was replaced in the page; for after each test, once the element is removed. */
  restore(): void;
}

export declare function createTestCall(options?: TestCallOptions): TestCall;
