import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type { Counter, Gauge, Histogram } from "prom-client";

type Definition<L extends string> = { name: string; help: string; labels?: readonly L[] };

export type Metrics = {
  counter<L extends string = never>(definition: Definition<L>): Counter<L>;
  /** `collect` is asked for the value each time the metrics are read. */
  gauge<L extends string = never>(definition: Definition<L> & { collect?: () => Promise<number> }): Gauge<L>;
  /** In seconds, with buckets from 1 ms to 30 s unless others are given. */
  histogram<L extends string = never>(definition: Definition<L> & { buckets?: number[] }): Histogram<L>;
  /** All of them in Prometheus' text format. */
  text(): Promise<string>;
  contentType: string;
};

const secondBuckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

/** The metrics of one role, those of its process included. Names get the prefix `posthorn_`. */
export function createMetrics(role: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ role });
  collectDefaultMetrics({ register: registry });
  return {
    counter: (definition) => new Counter(configOf(registry, definition)),
    gauge: ({ collect, ...definition }) => {
      const config = configOf(registry, definition);
      if (!collect) return new Gauge(config);
      return new Gauge({
        ...config,
        async collect() {
          // One value that cannot be had must not hide all the others.
          this.set(await collect().catch(() => Number.NaN));
        },
      });
    },
    histogram: ({ buckets = secondBuckets, ...definition }) =>
      new Histogram({ ...configOf(registry, definition), buckets }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function configOf<L extends string>(registry: Registry, { name, help, labels = [] }: Definition<L>) {
  return { name: `posthorn_${name}`, help, labelNames: [...labels], registers: [registry] };
}
