/** What calls need from the other servers on the same store, however those are reached. */
import type { CallRecord } from "../store/calls/call-record.ts";
import type { ConnectionId, SessionId, UserId } from "../protocol/ids.ts";
import type { Device, Notice } from "./call-service.ts";
import type { MediaFlags } from "./snapshot.ts";

export interface OtherInstances {
  /** Mutations that tell them of a change within its own commit, so that they cannot miss it. */
  alongside(change: { after: CallRecord; notices: Notice[] }): Deno.KvMutation[];
  /** This call has been committed: tells instances that appeared while the commit was under way. */
  committed(record: CallRecord): void;
  /** News that no commit carries. */
  announce(notices: Notice[]): void;
  /** Somebody's media flags have changed. */
  flags(id: SessionId, userId: UserId, flags: MediaFlags): void;
  /** Whether any other server is known. */
  areThere(): boolean;
  /** Resolves when everything they had committed by now has been followed here. Never rejects. */
  catchUp(): Promise<void>;
  /** Resolves when each has told who is connected to it, or has not answered. Never rejects. */
  hearOut(): Promise<void>;
}

/** For a server without others. */
export const NO_OTHERS: OtherInstances = {
  alongside: () => [],
  committed: () => {},
  announce: () => {},
  flags: () => {},
  areThere: () => false,
  catchUp: () => Promise.resolve(),
  hearOut: () => Promise.resolve(),
};

/** How this server's calls take in what the others tell. */
export interface CallReplica {
  /** Another server has committed this. */
  follow(record: CallRecord, notices: Notice[]): void;
  /** Another server tells news that no commit carries. */
  hear(notices: Notice[]): void;
  /** Somebody's media flags, as another server has received them. */
  setFlags(id: SessionId, userId: UserId, flags: MediaFlags): void;
  allFlags(): { sessionId: SessionId; userId: UserId; flags: MediaFlags }[];
  /** Another server has this connection, even if it was thought gone. */
  came(id: ConnectionId): void;
  /** A connection of another server has gone; that server handles its seats. */
  gone(id: ConnectionId): void;
  /** Rereads all live calls; returns the participants of those that changed without news. */
  reload(): Promise<UserId[]>;
  /** The seats of all live calls that a connection holds, on whichever server. */
  seats(): Device[];
}
