export { createLogger, type Logger, type LoggerOptions } from "./create-logger.ts";
export { type Counter, createMetrics, type Gauge, type Histogram, type Metrics } from "./create-metrics.ts";
export { prettyLine } from "./pretty-line.ts";
export {
  type MetricsServer,
  type MetricsServerOptions,
  type Readiness,
  startMetricsServer,
} from "./start-metrics-server.ts";
