/** The settings of caps: what one party may use of the server. Knows nothing of who counts. */
import { MESSAGE_MAX_BYTES } from "../protocol/limits.ts";
import { type Environment, integer } from "./setting.ts";

/** Caps on what one party may use of the server; 0 turns a cap off. */
export interface Caps {
  /** Messages per second that one socket may keep up. */
  messagesPerSecond: number;
  /** Messages that one socket may send at once. */
  messageBurst: number;
  socketsPerUser: number;
  socketsPerAddress: number;
  /** Sockets of the whole server that have not said hello. */
  pendingSockets: number;
  pendingPerAddress: number;
  /** Bytes that may wait for one slow reader. */
  bufferedBytes: number;
}

/** How many requests to the API one party may keep up each second, and send at once; 0 is no cap. */
export interface RequestCaps {
  perUser: { perSecond: number; burst: number };
  perAddress: { perSecond: number; burst: number };
}

/** More is a slip of the hand: no party comes near it. */
const COUNT_MAX = 1_000_000;
/** Two of the longest messages: with less, whoever is sent one after the other reads too slowly. */
const BUFFERED_MIN_BYTES = 2 * MESSAGE_MAX_BYTES;
/** So much for each of a few dozen slow readers is all the memory that a small machine has. */
const BUFFERED_MAX_BYTES = 64 * 1024 * 1024;

/** A number that something is capped at; 0 is no cap. */
export function cap(
  env: Environment,
  name: string,
  fallback: number,
  { min = 1, max = COUNT_MAX } = {},
): number {
  return integer(env, name, { fallback, min, max, zero: "no cap" });
}

/** What sockets may use. */
export function caps(env: Environment): Caps {
  return {
    // A group of six trickles some 110 messages when it is joined: five offers and their
    // candidates, most of them batched. The burst is twice that; a running call needs one or two
    // a second, and an ICE restart of five links fits in the burst again. A call of two takes a
    // dozen to begin.
    messagesPerSecond: cap(env, "MESSAGES_PER_SECOND", 60, { min: 2 }),
    messageBurst: cap(env, "MESSAGE_BURST", 240, { min: 20 }),
    socketsPerUser: cap(env, "SOCKETS_PER_USER", 20),
    // An office behind one address is a few hundred people.
    socketsPerAddress: cap(env, "SOCKETS_PER_ADDRESS", 500),
    pendingSockets: cap(env, "PENDING_SOCKETS", 1000),
    pendingPerAddress: cap(env, "PENDING_SOCKETS_PER_ADDRESS", 100),
    bufferedBytes: cap(env, "BUFFERED_BYTES", 1024 * 1024, {
      min: BUFFERED_MIN_BYTES,
      max: BUFFERED_MAX_BYTES,
    }),
  };
}

/** What requests to the API may use. */
export function requestCaps(env: Environment): RequestCaps {
  return {
    // A page asks a few times when it loads; a history is walked in pages of a hundred.
    perUser: {
      perSecond: cap(env, "REQUESTS_PER_SECOND_PER_USER", 10),
      burst: cap(env, "REQUEST_BURST_PER_USER", 100),
    },
    // The host's back end asks for all its people from one address.
    perAddress: {
      perSecond: cap(env, "REQUESTS_PER_SECOND_PER_ADDRESS", 200),
      burst: cap(env, "REQUEST_BURST_PER_ADDRESS", 1000),
    },
  };
}
