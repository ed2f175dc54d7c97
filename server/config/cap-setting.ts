/** The settings that limit how much of the server one party may use. */
import { MESSAGE_MAX_BYTES } from "../protocol/limits.ts";
import { type Environment, integer } from "./setting.ts";

/** Limits on what one party may use of the server; 0 turns a limit off. */
export interface Caps {
  /** Sustained messages per second of one socket. */
  messagesPerSecond: number;
  /** Messages that one socket may send in a burst. */
  messageBurst: number;
  socketsPerUser: number;
  socketsPerAddress: number;
  /** Sockets on the whole server that have not said hello. */
  pendingSockets: number;
  pendingPerAddress: number;
  /** Bytes that may be buffered for one slow reader. */
  bufferedBytes: number;
}

/** Sustained API requests per second and the burst; 0 means no limit. */
export interface RequestCaps {
  perUser: { perSecond: number; burst: number };
  perAddress: { perSecond: number; burst: number };
}

/** A larger number is a typing mistake: no party comes near it. */
const COUNT_MAX = 1_000_000;
/** Two messages of maximum length: with less, a client sent one after the other would be closed. */
const BUFFERED_MIN_BYTES = 2 * MESSAGE_MAX_BYTES;
/** With more, a few dozen slow readers would take all the memory of a small machine. */
const BUFFERED_MAX_BYTES = 64 * 1024 * 1024;

/** A numeric limit; 0 means no limit. */
export function cap(
  env: Environment,
  name: string,
  fallback: number,
  { min = 1, max = COUNT_MAX } = {},
): number {
  return integer(env, name, { fallback, min, max, zero: "no cap" });
}

/** Limits for sockets. */
export function caps(env: Environment): Caps {
  return {
    // Joining a group of six takes about 110 messages: five offers and their candidates, most of
    // them batched. The burst is twice that; a running call needs one or two a second, and an ICE
    // restart of five links fits into the burst again. A call of two takes a dozen to begin.
    messagesPerSecond: cap(env, "MESSAGES_PER_SECOND", 60, { min: 2 }),
    messageBurst: cap(env, "MESSAGE_BURST", 240, { min: 20 }),
    socketsPerUser: cap(env, "SOCKETS_PER_USER", 20),
    // An office behind one address has a few hundred people.
    socketsPerAddress: cap(env, "SOCKETS_PER_ADDRESS", 500),
    pendingSockets: cap(env, "PENDING_SOCKETS", 1000),
    pendingPerAddress: cap(env, "PENDING_SOCKETS_PER_ADDRESS", 100),
    bufferedBytes: cap(env, "BUFFERED_BYTES", 1024 * 1024, {
      min: BUFFERED_MIN_BYTES,
      max: BUFFERED_MAX_BYTES,
    }),
  };
}

/** Limits for API requests. */
export function requestCaps(env: Environment): RequestCaps {
  return {
    // A page makes a few requests when it loads; history is read in pages of a hundred.
    perUser: {
      perSecond: cap(env, "REQUESTS_PER_SECOND_PER_USER", 10),
      burst: cap(env, "REQUEST_BURST_PER_USER", 100),
    },
    // The host's back end makes requests for all its people from one address.
    perAddress: {
      perSecond: cap(env, "REQUESTS_PER_SECOND_PER_ADDRESS", 200),
      burst: cap(env, "REQUEST_BURST_PER_ADDRESS", 1000),
    },
  };
}
