/**
 * Counters, histograms and gauges, with their output in Prometheus' text format. Knows nothing of
 * what is measured. An observation costs an addition or two, so that the busiest paths can afford
 * it.
 */

/** Counts events, by one label if it has one. */
export interface Counter {
  add(label?: string): void;
}

/** Records durations in seconds, by one label if it has one. */
export interface Histogram {
  observe(seconds: number, label?: string): void;
}

/** A current value, or one per label. */
export type GaugeReading = number | Record<string, number>;

interface Named {
  /** Without the prefix of all this server's metrics. */
  name: string;
  help: string;
  /** The name of the label. */
  label?: string;
}

export interface MetricRegistry {
  /** `labels` start at zero, so that a rate includes the first event. */
  counter(spec: Named & { labels?: readonly string[] }): Counter;
  histogram(spec: Named & { buckets: readonly number[] }): Histogram;
  gauge(spec: Named & { read: () => GaugeReading | Promise<GaugeReading> }): void;
  /** All metrics as text; a gauge that cannot be read is left out. */
  text(): Promise<string>;
}

const PREFIX = "chat_call_";

/** An empty registry. */
export function createMetricRegistry(): MetricRegistry {
  const sections: (() => string[] | Promise<string[]>)[] = [];

  return {
    counter({ name, help, label, labels = label === undefined ? [""] : [] }) {
      const counts = new Map<string, number>(labels.map((one) => [one, 0]));
      sections.push(() => [
        ...head(name, help, "counter"),
        ...Array.from(counts, ([value, count]) => sample(name, label, value, count)),
      ]);
      return { add: (value = "") => void counts.set(value, (counts.get(value) ?? 0) + 1) };
    },

    histogram({ name, help, label, buckets }) {
      const series = new Map<string, { counts: Float64Array; sum: number }>();
      const fresh = () => ({ counts: new Float64Array(buckets.length + 1), sum: 0 });
      if (label === undefined) series.set("", fresh());
      sections.push(() => [
        ...head(name, help, "histogram"),
        ...Array.from(series, ([value, { counts, sum }]) => {
          const own = label === undefined ? "" : `${pair(label, value)},`;
          let total = 0;
          const lines = [...buckets, Infinity].map((bound, index) => {
            total += counts[index];
            const le = bound === Infinity ? "+Inf" : `${bound}`;
            return `${PREFIX}${name}_bucket{${own}${pair("le", le)}} ${total}`;
          });
          lines.push(sample(`${name}_sum`, label, value, sum));
          lines.push(sample(`${name}_count`, label, value, total));
          return lines;
        }).flat(),
      ]);
      return {
        observe(seconds, value = "") {
          let one = series.get(value);
          if (one === undefined) series.set(value, one = fresh());
          let index = 0;
          while (index < buckets.length && seconds > buckets[index]) index++;
          one.counts[index] += 1;
          one.sum += seconds;
        },
      };
    },

    gauge({ name, help, label, read }) {
      sections.push(async () => {
        const now = await read();
        const values = typeof now === "number" ? { "": now } : now;
        const lines = Object.entries(values).map(([value, count]) =>
          sample(name, label, value, count)
        );
        return [...head(name, help, "gauge"), ...lines];
      });
    },

    async text() {
      const written = await Promise.allSettled(sections.map((section) => section()));
      const lines = written.flatMap((one) => one.status === "fulfilled" ? one.value : []);
      return `${lines.join("\n")}\n`;
    },
  };
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP ${PREFIX}${name} ${help}`, `# TYPE ${PREFIX}${name} ${type}`];
}

function sample(name: string, label: string | undefined, value: string, count: number): string {
  const labels = label === undefined ? "" : `{${pair(label, value)}}`;
  return `${PREFIX}${name}${labels} ${count}`;
}

function pair(label: string, value: string): string {
  const escaped = value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
  return `${label}="${escaped}"`;
}
