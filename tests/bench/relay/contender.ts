/** What the relay bench needs from a server that it measures. The registry is `contenders.ts`. */
import type { Runtime } from "../pinned-process.ts";
import type { Client, SmallTalk, UpgradeRequest } from "./client.ts";

/** One relay under measurement. */
export interface Contender {
  /** The name on the command line and in the JSON. */
  name: string;
  /** The name in the table. */
  title: string;
  runtime: Runtime;
  /**
   * The runtime's arguments. The server must listen on 127.0.0.1, on the `PORT` of its environment.
   */
  args: string[];
  env: Record<string, string>;
  /** Opens one pair and sets it up until messages pass both ways. */
  connectPair(context: PairContext): Promise<ConnectedPair>;
  /** Opens one connection that is admitted and then stays silent. */
  connectIdle(context: PairContext): Promise<Client>;
  /** Answers the server's own messages during the load, if they need an answer. */
  smallTalk?: SmallTalk;
}

export interface PairContext {
  /** The number of the pair or idle connection, from 0. */
  index: number;
  open(request: UpgradeRequest): Promise<Client>;
}

/** A connected pair. Each side sends the other its one text repeatedly. */
export interface ConnectedPair {
  a: Client;
  b: Client;
  textFromA: string;
  textFromB: string;
}
