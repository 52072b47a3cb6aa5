import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createMetrics } from "./create-metrics.ts";
import { type MetricsServer, type Readiness, startMetricsServer } from "./start-metrics-server.ts";

let server: MetricsServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function get(path: string, readiness: () => Promise<Readiness> = async () => ({ database: true })) {
  const metrics = createMetrics("worker");
  metrics
    .counter({ name: "deliveries_total", help: "Ended.", labels: ["outcome"] })
    .inc({ outcome: "ok" }, 3);
  metrics.gauge({ name: "pending", help: "Open now.", collect: async () => 7 });
  metrics.histogram({ name: "attempt_seconds", help: "How long." }).observe(0.3);
  server = await startMetricsServer({ port: 0, host: "127.0.0.1", metrics, readiness });
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, text: await response.text() };
}

describe("startMetricsServer", () => {
  it("serves the metrics of the role and of its process", async () => {
    const { status, text } = await get("/metrics");
    expect(status).toBe(200);
    expect(text).toContain('posthorn_deliveries_total{outcome="ok",role="worker"} 3');
    expect(text).toContain('posthorn_pending{role="worker"} 7');
    expect(text).toContain('posthorn_attempt_seconds_bucket{le="0.5",role="worker"} 1');
    expect(text).toContain("process_resident_memory_bytes");
  });

  it("is healthy while it runs, whatever it waits for", async () => {
    expect(await get("/health", async () => ({ database: "no connection" }))).toMatchObject({ status: 200 });
  });

  it("is ready only when everything holds, and names what does not", async () => {
    expect(await get("/ready")).toMatchObject({ status: 200 });
    await server?.close();
    const { status, text } = await get("/ready", async () => ({ database: true, partitions: "1 day ahead" }));
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({
      status: "not ready",
      checks: { database: true, partitions: "1 day ahead" },
    });
  });

  it("is not ready when a check throws, and keeps the error to itself", async () => {
    const { status, text } = await get("/ready", async () => {
      throw new Error("password hunter2 is wrong");
    });
    expect(status).toBe(503);
    expect(text).not.toContain("hunter2");
  });

  it("is not ready when a check hangs", async () => {
    expect(await get("/ready", () => new Promise(() => undefined))).toMatchObject({ status: 503 });
  });

  it("names the variable of a port that is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const options = { port, host: "127.0.0.1", metrics: createMetrics("api"), readiness: async () => ({}) };
    await expect(startMetricsServer(options)).rejects.toThrow("POSTHORN_METRICS_PORT");
    other.close();
  });
});
