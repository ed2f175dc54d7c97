/** Reads Prometheus' text format as strictly as its own parser does. */
import assert from "node:assert/strict";

/** The value of every sample by its name and labels, as written. */
export function readPrometheusText(text: string): Map<string, number> {
  assert.ok(text.endsWith("\n"), "the last line has no line break");
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  let current = "";
  for (const line of text.slice(0, -1).split("\n")) {
    const help = /^# HELP ([a-z_]+) \S.*$/.exec(line);
    const type = /^# TYPE ([a-z_]+) (counter|gauge|histogram)$/.exec(line);
    if (help) {
      current = help[1];
      assert.ok(!types.has(current), `${current} is described twice`);
    } else if (type) {
      assert.equal(type[1], current);
      types.set(current, type[2]);
    } else {
      const found = /^([a-z_]+)(\{[a-z_]+="[^"\n]*"(,[a-z_]+="[^"\n]*")*\})? (\S+)$/.exec(line);
      assert.ok(found, `not a sample: ${line}`);
      const [, name, labels = ""] = found;
      const base = types.get(current) === "histogram"
        ? name.replace(/_(bucket|sum|count)$/, "")
        : name;
      assert.equal(base, current, `${name} stands under ${current}`);
      const key = `${name}${labels}`;
      assert.ok(!samples.has(key), `${key} appears twice`);
      const value = Number(found[4]);
      assert.ok(!Number.isNaN(value), `not a number: ${line}`);
      samples.set(key, value);
    }
  }
  return samples;
}
