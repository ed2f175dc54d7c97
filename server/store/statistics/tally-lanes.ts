/**
 * How one 64-bit sum counts calls of several kinds: each type or direction has its own lane of
 * bits, so that a day or a week takes a few rows, however many kinds of calls it had.
 */
import { DIRECTIONS, TYPES } from "../calls/call-kind.ts";
import type { CallKind } from "../kv/keys.ts";

/** Whether the person whose sum it is was in the call. */
export type Part = "joined" | "absent";

/** A day's row, `ended:joined`, has four 16-bit lanes; beyond this, one could overflow. */
export const DAY_LANE_MAX = 2 ** 16 - 1;

const DAY_LANES = TYPES.flatMap((callType) =>
  DIRECTIONS.map((direction) => ({ callType, direction }))
);
const DAY_LANE_BITS = 16;
/** Week rows, `ended:joined:voice`, have two 32-bit lanes, which nobody's calls can overflow. */
const WEEK_LANE_BITS = 32;

/** The counter of a call, with 1 in its lane. */
export function packed(
  period: "day" | "week",
  { status, callType, direction }: CallKind,
  part: Part,
): { counter: string; value: bigint } {
  if (period === "week") {
    const shift = WEEK_LANE_BITS * DIRECTIONS.indexOf(direction);
    return { counter: `${status}:${part}:${callType}`, value: 1n << BigInt(shift) };
  }
  const lane = DAY_LANES.findIndex((one) =>
    one.callType === callType && one.direction === direction
  );
  return { counter: `${status}:${part}`, value: 1n << BigInt(DAY_LANE_BITS * lane) };
}

/** Splits a row into a counter per lane, `ended/voice/incoming/joined`; leaves other rows as is. */
export function unpacked(counter: string, value: bigint): { counter: string; value: number }[] {
  const [status, part, callType] = counter.split(":");
  if (part === undefined) return [{ counter, value: Number(value) }];
  const lanes = callType === undefined
    ? DAY_LANES
    : DIRECTIONS.map((direction) => ({ callType, direction }));
  const bits = 64 / lanes.length;
  return lanes.map((lane, at) => ({
    counter: `${status}/${lane.callType}/${lane.direction}/${part}`,
    value: Number(BigInt.asUintN(bits, value >> BigInt(bits * at))),
  }));
}
