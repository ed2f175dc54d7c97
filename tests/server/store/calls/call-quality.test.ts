/** Averages over reports and over people. */
import assert from "node:assert/strict";
import { addReport, averageOf, meanQuality } from "../../../../server/store/calls/call-quality.ts";

const report = (avgBitrate: number, packetLoss: number) => ({
  avgBitrate,
  packetLoss,
  jitter: 0.1,
  roundTripTime: 1,
});

Deno.test("averageOf() is the mean of every measure, rounded to thousandths", () => {
  let sum = addReport(undefined, report(1, 0));
  sum = addReport(sum, report(1, 1));
  sum = addReport(sum, report(2, 0));
  assert.deepEqual(averageOf(sum), {
    avgBitrate: 1.333,
    packetLoss: 0.333,
    jitter: 0.1,
    roundTripTime: 1,
  });
});

Deno.test("addReport() changes neither the report nor the previous sum", () => {
  const first = report(1, 1);
  const sum = addReport(undefined, first);
  addReport(sum, report(2, 2));
  assert.deepEqual([first, sum], [report(1, 1), { reports: 1, sum: report(1, 1) }]);
});

Deno.test("meanQuality() counts each person once, and is null for nobody", () => {
  assert.equal(meanQuality([]), null);
  assert.deepEqual(meanQuality([report(100, 0), report(300, 50)])?.packetLoss, 25);
});
