/**
 * The test kit as a host's TypeScript sees it: goes with the built kit as it stands here, so it imports
 * nothing. That it is what the kit really is, tests/widget/element/published-types.ts holds.
 */

export interface Member {
  id: string;
  name?: string;
  picture?: string;
}

/** A call of the past; all others of the chat were called. */
export interface PastCall {
  /** Who called: the id of somebody in the chat. */
  from: string;
  type?: "voice" | "video";
  /** When it began; an hour before the call that is named ahead of it, if nothing is said. */
  at?: Date | string | number;
  /** It was answered, and lasted so long. */
  durationSeconds?: number;
  /** Else why nobody answered; `no-answer` if nothing is said. */
  reason?: "no-answer" | "declined" | "cancelled" | "busy" | "offline";
}

export interface TestCallOptions {
  /** Who sits in front of the page. */
  me?: Member;
  /** Who else is in the chat; all of them are here at first. */
  people?: readonly Member[];
  /** The chat, as a token names it. */
  chat?: { id?: string; title?: string; calls?: "none" | "voice" | "video"; endsAt?: number };
  /** The calls there have been, the newest first. */
  history?: readonly PastCall[];
  /** The call server of the page, where that names one itself. */
  server?: string;
}

/** Each waits for the moment it needs, and rejects where that does not come. */
export interface TestPerson {
  readonly id: string;
  /** What is heard and seen of the page's own side. */
  readonly hears: MediaStream;
  /** Calls the page and settles when it rings there, if it may; or calls these others of the chat. */
  calls(type?: "voice" | "video", to?: readonly string[]): Promise<void>;
  answers(): Promise<void>;
  declines(): Promise<void>;
  /** Ends the call, or gives up waiting for an answer. */
  hangsUp(): Promise<void>;
  /** Comes into the call that the others have. */
  joins(): Promise<void>;
  /** Goes, and leaves the others in the call. */
  leaves(): Promise<void>;
  /** Rings these others of the chat into the call. */
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
  /** How a call finds this person from now on; `here` is how everybody begins. */
  is(how: "here" | "busy" | "offline" | "unavailable"): void;
}

export type SyntheticDevice = "microphone" | "camera" | "screen" | "sound";

export interface TestCall {
  /** For the element's `server` and `token`. */
  readonly server: string;
  readonly token: string;
  /** Settles when an element of the page has been welcomed. */
  readonly ready: Promise<void>;
  /** Every message that the element has sent. */
  readonly heard: readonly { readonly type: string }[];
  person(id: string): TestPerson;
  /** The visitor on another device of theirs, which rings as well. */
  readonly elsewhere: { answers(): Promise<void>; declines(): Promise<void> };
  /** From now on opening the device fails as if the visitor had said no, and sound is not played. */
  deny(device: SyntheticDevice): void;
  allow(device: SyntheticDevice): void;
  /** The time to answer is up. */
  ringsOut(): void;
  /** Whoever has lost the network has not come back in time. */
  seatsRunOut(): void;
  /** The chat's time is over in so many seconds. */
  endsIn(seconds: number): void;
  /** What the browser measures of the page's connections from now on. */
  network(quality: "excellent" | "good" | "poor" | "lost"): void;
  /** The time has come of a call that the people of the chat have agreed on. */
  fallsDue(call?: { from?: string; type?: "voice" | "video"; title?: string }): void;
  /** Cuts the element's line to the server, once. */
  dropLine(): void;
  /** Gives the page back what was taken: at the end of each test, when the element is removed. */
  restore(): void;
}

export declare function createTestCall(options?: TestCallOptions): TestCall;
