import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Metrics of one process, in the Prometheus text format. */
export interface Metrics {
  /** All metrics as text, and the content type to send it under. */
  expose(): Promise<{ readonly contentType: string; readonly body: string }>;
  counter(name: string, help: string, labels?: readonly string[]): Counter;
  gauge(name: string, help: string, labels?: readonly string[]): Gauge;
  /** Buckets are upper bounds in the unit that the name ends with (`_seconds`). */
  histogram(name: string, help: string, labels: readonly string[], buckets: readonly number[]): Histogram;
}

/** An empty set of metrics with the process's own (memory, event loop, garbage collection). */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    async expose() {
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
    counter: (name, help, labels = []) => new Counter({ name, help, labelNames: [...labels], registers }),
    gauge: (name, help, labels = []) => new Gauge({ name, help, labelNames: [...labels], registers }),
    histogram: (name, help, labels, buckets) =>
      new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers }),
  };
}
