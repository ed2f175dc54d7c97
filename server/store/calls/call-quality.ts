/**
 * Averages of what devices measured in a call, over one device's reports or over all participants.
 */
import type { CallQuality } from "../../protocol/client-message.ts";

/** A sum of reports, which takes no more space after hours than after one report. */
export interface QualitySum {
  reports: number;
  sum: CallQuality;
}

/** The measured fields, as named in reports. */
export const MEASURES = ["avgBitrate", "packetLoss", "jitter", "roundTripTime"] as const;

/** Adds one report to the sum, or starts it. */
export function addReport(before: QualitySum | undefined, report: CallQuality): QualitySum {
  if (!before) return { reports: 1, sum: report };
  const sum = { ...before.sum };
  for (const measure of MEASURES) sum[measure] += report[measure];
  return { reports: before.reports + 1, sum };
}

/** The average of the reports. */
export function averageOf({ reports, sum }: QualitySum): CallQuality {
  const average = { ...sum };
  for (const measure of MEASURES) average[measure] = round(sum[measure] / reports);
  return average;
}

/** The mean of several people's averages, each weighted equally; null if there are none. */
export function meanQuality(all: CallQuality[]): CallQuality | null {
  let sum: QualitySum | undefined;
  for (const one of all) sum = addReport(sum, one);
  return sum ? averageOf(sum) : null;
}

/** Thousandths are finer than any measurement, and keep stored numbers short. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
