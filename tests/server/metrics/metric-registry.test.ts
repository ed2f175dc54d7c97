/** Counters, histograms and gauges, and their text format. */
import assert from "node:assert/strict";
import { createMetricRegistry } from "../../../server/metrics/metric-registry.ts";
import { readPrometheusText } from "./prometheus-text.ts";

Deno.test("createMetricRegistry() writes counters, with declared labels starting at zero", async () => {
  const registry = createMetricRegistry();
  const plain = registry.counter({ name: "starts_total", help: "Starts." });
  const byCode = registry.counter({ name: "f_total", help: "F.", label: "code", labels: ["a"] });
  plain.add();
  plain.add();
  byCode.add("b");
  assert.equal(
    await registry.text(),
    `# HELP chat_call_starts_total Starts.
# TYPE chat_call_starts_total counter
chat_call_starts_total 2
# HELP chat_call_f_total F.
# TYPE chat_call_f_total counter
chat_call_f_total{code="a"} 0
chat_call_f_total{code="b"} 1
`,
  );
});

Deno.test("createMetricRegistry() writes histograms with cumulative buckets and inclusive bounds", async () => {
  const registry = createMetricRegistry();
  const took = registry.histogram({ name: "s", help: "S.", label: "of", buckets: [0.1, 1] });
  for (const seconds of [0.05, 0.1, 0.5, 7]) took.observe(seconds, "get");
  const samples = readPrometheusText(await registry.text());
  assert.equal(samples.get('chat_call_s_bucket{of="get",le="0.1"}'), 2);
  assert.equal(samples.get('chat_call_s_bucket{of="get",le="1"}'), 3);
  assert.equal(samples.get('chat_call_s_bucket{of="get",le="+Inf"}'), 4);
  assert.equal(samples.get('chat_call_s_count{of="get"}'), 4);
  assert.ok(Math.abs((samples.get('chat_call_s_sum{of="get"}') ?? 0) - 7.65) < 1e-9);
});

Deno.test("createMetricRegistry() reads gauges on request, and leaves out one that fails", async () => {
  const registry = createMetricRegistry();
  let size = 1;
  registry.gauge({ name: "size", help: "Size.", read: () => size });
  registry.gauge({ name: "lost", help: "Lost.", read: () => Promise.reject(new Error("away")) });
  size = 5;
  const samples = readPrometheusText(await registry.text());
  assert.deepEqual([...samples], [["chat_call_size", 5]]);
});

Deno.test("createMetricRegistry() escapes quotes, backslashes and line breaks in labels", async () => {
  const registry = createMetricRegistry();
  registry.counter({ name: "x_total", help: "X.", label: "of" }).add('a"b\\c\nd');
  assert.match(await registry.text(), /\{of="a\\"b\\\\c\\nd"\} 1/);
});
