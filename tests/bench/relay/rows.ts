/** The windows of one contender as a row: medians, and its cost as a multiple of the floor. */
import type { Table } from "../part.ts";
import { type Spread, spread } from "../statistics.ts";
import { cell } from "../table.ts";
import type { Contender } from "./contender.ts";
import type { Measured } from "./load.ts";

/** One contender under one shape of load. */
export interface Row {
  name: string;
  title: string;
  cpuSecondsPer100k: Spread;
  timesFloor: Spread;
  relayedPerSecond: Spread;
  roundTripP50Ms: Spread;
  roundTripP99Ms: Spread;
  serverBusy: Spread;
  generatorBusy: Spread;
}

/** Summarises a contender's windows; the n-th is compared with the floor's n-th. */
export function rowOf({ name, title }: Contender, own: Measured[], floor: Measured[]): Row {
  const over = (value: (measured: Measured) => number) => spread(own.map(value));
  return {
    name,
    title,
    cpuSecondsPer100k: over((window) => window.cpuSecondsPer100k),
    timesFloor: spread(
      own.map((window, at) => window.cpuSecondsPer100k / floor[at].cpuSecondsPer100k),
    ),
    relayedPerSecond: over((window) => window.relayedPerSecond),
    roundTripP50Ms: over((window) => window.roundTripMs.p50),
    roundTripP99Ms: over((window) => window.roundTripMs.p99),
    serverBusy: over((window) => window.serverBusy),
    generatorBusy: over((window) => window.generatorBusy),
  };
}

const COLUMNS: [string, (row: Row) => Spread][] = [
  ["CPU s/100k", (row) => row.cpuSecondsPer100k],
  ["× floor", (row) => row.timesFloor],
  ["relayed/s", (row) => row.relayedPerSecond],
  ["RTT p50 ms", (row) => row.roundTripP50Ms],
  ["RTT p99 ms", (row) => row.roundTripP99Ms],
  ["server core", (row) => row.serverBusy],
  ["generator core", (row) => row.generatorBusy],
];

/** The rows as a table. */
export function relayTable(title: string, rows: Row[], notes: string[]): Table {
  return {
    title,
    columns: ["server", ...COLUMNS.map(([name]) => name)],
    rows: rows.map((row) => [row.title, ...COLUMNS.map(([, of]) => cell(of(row)))]),
    notes,
  };
}
