/** What calls want of the other servers on the same store; how they are reached is not theirs to know. */
import type { CallRecord } from "../store/calls/call-record.ts";
import type { ConnectionId, SessionId, UserId } from "../protocol/ids.ts";
import type { Device, Notice } from "./call-service.ts";
import type { MediaFlags } from "./snapshot.ts";

export interface OtherInstances {
  /** Tells them of a change in its own commit, so that they cannot miss it. */
  alongside(change: { after: CallRecord; notices: Notice[] }): Deno.KvMutation[];
  /** A call is committed as it stands: whoever came while that was under way is told now. */
  committed(record: CallRecord): void;
  /** News that no commit carries. */
  announce(notices: Notice[]): void;
  /** What somebody sends has changed. */
  flags(id: SessionId, userId: UserId, flags: MediaFlags): void;
  /** Whether any of them was heard of. */
  areThere(): boolean;
  /** Settles when what they committed before now has been followed here. Never rejects. */
  catchUp(): Promise<void>;
  /** Settles when each has told who is with it by now, or keeps silent. Never rejects. */
  hearOut(): Promise<void>;
}

/** For a server that is alone. */
export const NO_OTHERS: OtherInstances = {
  alongside: () => [],
  committed: () => {},
  announce: () => {},
  flags: () => {},
  areThere: () => false,
  catchUp: () => Promise.resolve(),
  hearOut: () => Promise.resolve(),
};

/** What the calls of this server make of what the others tell. */
export interface CallReplica {
  /** Another server has committed this. */
  follow(record: CallRecord, notices: Notice[]): void;
  /** Another server tells what no commit carries. */
  hear(notices: Notice[]): void;
  /** What somebody sends, as another server has been told. */
  setFlags(id: SessionId, userId: UserId, flags: MediaFlags): void;
  allFlags(): { sessionId: SessionId; userId: UserId; flags: MediaFlags }[];
  /** Another server has this connection, whatever was thought of it before. */
  came(id: ConnectionId): void;
  /** A connection of another server has gone; that server sees to its seats. */
  gone(id: ConnectionId): void;
  /** Reads all live calls anew; answers with the people of those that changed unheard. */
  reload(): Promise<UserId[]>;
  /** The seats of all live calls that are held by a connection, wherever it is. */
  seats(): Device[];
}
