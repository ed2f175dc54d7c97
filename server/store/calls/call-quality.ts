/** The mean of what devices measured of a call, over the reports of one of them or over all of them. */
import type { CallQuality } from "../../protocol/client-message.ts";

/** Reports summed up, so that a call's hours of them take no more room than one. */
export interface QualitySum {
  reports: number;
  sum: CallQuality;
}

/** What a device measures of a call, by the names of its report. */
export const MEASURES = ["avgBitrate", "packetLoss", "jitter", "roundTripTime"] as const;

/** The sum with one more report; the first one makes it. */
export function addReport(before: QualitySum | undefined, report: CallQuality): QualitySum {
  if (!before) return { reports: 1, sum: report };
  const sum = { ...before.sum };
  for (const measure of MEASURES) sum[measure] += report[measure];
  return { reports: before.reports + 1, sum };
}

/** What the reports come to on average. */
export function averageOf({ reports, sum }: QualitySum): CallQuality {
  const average = { ...sum };
  for (const measure of MEASURES) average[measure] = round(sum[measure] / reports);
  return average;
}

/** The mean of several people's averages, each counting once; null of nobody's. */
export function meanQuality(all: CallQuality[]): CallQuality | null {
  let sum: QualitySum | undefined;
  for (const one of all) sum = addReport(sum, one);
  return sum ? averageOf(sum) : null;
}

/** Thousandths are finer than anything measures, and keep a stored number short. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
