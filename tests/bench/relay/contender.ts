/** What the relay bench asks of a server it measures. The registry is `contenders.ts`. */
import type { Runtime } from "../pinned-process.ts";
import type { Client, SmallTalk, UpgradeRequest } from "./client.ts";

/** One relay under measurement. */
export interface Contender {
  /** A word for the command line and the JSON. */
  name: string;
  /** What the table calls it. */
  title: string;
  runtime: Runtime;
  /** The runtime's arguments that start it; it must listen on 127.0.0.1 at `PORT` of its environment. */
  args: string[];
  env: Record<string, string>;
  /** Opens one pair and brings it to where messages pass both ways. */
  connectPair(context: PairContext): Promise<ConnectedPair>;
  /** Opens one connection that is let in and then says nothing. */
  connectIdle(context: PairContext): Promise<Client>;
  /** What it says during the load besides relayed messages, where that needs an answer. */
  smallTalk?: SmallTalk;
}

export interface PairContext {
  /** The number of the pair, or of the idle one, from 0. */
  index: number;
  open(request: UpgradeRequest): Promise<Client>;
}

/** A pair whose two sides may send each other their one text, over and over. */
export interface ConnectedPair {
  a: Client;
  b: Client;
  textFromA: string;
  textFromB: string;
}
