import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Metrics } from "./create-metrics.ts";

/** What must hold for this process to take work, by name: `true`, or the words for what is amiss. */
export type Readiness = Readonly<Record<string, true | string>>;

export type MetricsServerOptions = {
  port: number;
  host: string;
  metrics: Metrics;
  readiness: () => Promise<Readiness>;
};

export type MetricsServer = { port: number; close(): Promise<void> };

const readinessTimeoutMs = 2_000;

/** Serves `/metrics`, `/health` (this process runs) and `/ready` (it can do its work). */
export async function startMetricsServer(options: MetricsServerOptions): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch(() => send(response, 500, { status: "failed" }));
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 10_000;
  await listen(server, options);
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  { metrics, readiness }: MetricsServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return send(response, 405, { status: "only GET" });
  switch (request.url?.split("?")[0]) {
    case "/metrics": {
      const text = await metrics.text();
      response.writeHead(200, { "content-type": metrics.contentType }).end(text);
      return;
    }
    case "/health":
      return send(response, 200, { status: "ok" });
    case "/ready": {
      const checks = await checkReadiness(readiness);
      const isReady = Object.values(checks).every((check) => check === true);
      return send(response, isReady ? 200 : 503, { status: isReady ? "ready" : "not ready", checks });
    }
    default:
      return send(response, 404, { status: "not found" });
  }
}

/** A check that hangs or throws is a process that is not ready; its error stays out of the answer. */
async function checkReadiness(readiness: () => Promise<Readiness>): Promise<Readiness> {
  const { promise: late, resolve } = Promise.withResolvers<Readiness>();
  const timer = setTimeout(() => resolve({ answer: "took too long" }), readinessTimeoutMs);
  try {
    return await Promise.race([readiness(), late]);
  } catch {
    return { answer: "failed" };
  } finally {
    clearTimeout(timer);
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function listen(server: Server, { port, host }: MetricsServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const way = `The metrics port ${port} on ${host} cannot be used (${error.code}): set POSTHORN_METRICS_PORT.`;
      reject(new Error(way, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}
