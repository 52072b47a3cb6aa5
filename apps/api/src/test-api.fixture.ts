import { randomBytes } from "node:crypto";
import { createVault } from "@posthorn/domain";
import { createLogger, createMetrics } from "@posthorn/telemetry";
import {
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import type { FastifyInstance } from "fastify";
import { buildServer } from "./build-server.ts";
import type { ServerDeps } from "./server-deps.ts";

export type TestApi = {
  url: string;
  server: FastifyInstance;
  deps: ServerDeps;
  database: TestDatabase;
  environment: TestEnvironment;
  logLines: string[];
  /** Another process of the same installation: own cache, own connections. */
  startAnother(overrides?: Partial<ServerDeps>): Promise<{ url: string; close(): Promise<void> }>;
  /** Sends one request with the environment's API key, or with another token or none. */
  request(method: string, path: string, options?: RequestOptions): Promise<Response>;
  /** The same, with the body of its answer read as JSON. */
  answerTo(method: string, path: string, options?: RequestOptions): Promise<TestAnswer>;
  close(): Promise<void>;
};

export type RequestOptions = { token?: string | null; body?: unknown; headers?: Record<string, string> };

/** A body as far as tests look into it; `detail` is a text where the error is none of validation. */
export type TestAnswer = {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { detail: { loc: string[]; msg: string; type: string }[] };
};

/** A running API on a database of its own, with one environment and its API key. */
export async function startTestApi(overrides: Partial<ServerDeps> = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const environment = await buildEnvironment(database.prisma);
  const logLines: string[] = [];
  const deps = { ...testDeps(database, logLines), ...overrides };
  const { server, url } = await start(deps);

  const request: TestApi["request"] = (method, path, { token, body, headers } = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token ?? environment.apiKey}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });

  return {
    url,
    server,
    deps,
    database,
    environment,
    logLines,
    request,
    answerTo: async (...args) => {
      const response = await request(...args);
      const body = (await response.json()) as TestAnswer["body"];
      return { status: response.status, headers: response.headers, body };
    },
    startAnother: async (more = {}) => {
      const another = await start({ ...deps, ...more, metrics: createMetrics("api") });
      return { url: another.url, close: () => another.server.close() };
    },
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

async function start(deps: ServerDeps): Promise<{ server: FastifyInstance; url: string }> {
  const { server } = await buildServer(deps);
  const url = await server.listen({ port: 0, host: "127.0.0.1" });
  return { server, url };
}

function testDeps(database: TestDatabase, logLines: string[]): ServerDeps {
  return {
    prisma: database.prisma,
    pool: database.pool,
    vault: createVault(randomBytes(32).toString("base64")),
    policy: {
      portalUrl: "http://portal.example",
      apiUrl: "http://api.example",
      retrySchedule: [5],
      allowPrivateAddresses: "none",
      headerFamily: "both",
      disableAfterDays: 5,
      isMailOn: true,
    },
    now: () => new Date(),
    logger: createLogger("api", "info", {
      pretty: false,
      destination: { write: (line) => void logLines.push(line) },
    }),
    metrics: createMetrics("api"),
    listenUrl: database.url,
    bodyLimitBytes: 1_048_576,
    trustedProxies: [],
  };
}
