import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { join } from "node:path";
import {
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let database: TestDatabase;
let environment: TestEnvironment;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await database.close();
});

type Started = { child: ChildProcess; url: string; output(): string };

/** The program itself, on ports of its own; resolves when it listens or has ended. */
async function start(masterKey: string): Promise<Started> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      POSTHORN_MASTER_KEY: masterKey,
      POSTHORN_API_PORT: String(port),
      POSTHORN_METRICS_PORT: String(metricsPort),
    },
  });
  running.add(child);
  let text = "";
  const { promise: told, resolve } = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      text += chunk;
      if (text.includes("the api listens")) resolve();
    });
  }
  const ended = once(child, "exit").then(() => running.delete(child));
  await Promise.race([told, ended]);
  return { child, url: `http://127.0.0.1:${port}`, output: () => text };
}

async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}

const masterKey = Buffer.alloc(32, 5).toString("base64");

describe("the api", () => {
  it("serves, and on SIGTERM answers what is under way before it ends with 0", async () => {
    const { child, url } = await start(masterKey);
    const body = JSON.stringify({ name: "under way" });
    const half = request(`${url}/api/v1/app`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${environment.apiKey}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      },
    });
    half.write(body.slice(0, 5));
    // The key is looked up when its head has come in: then it is under way.
    await fetch(`${url}/api/v1/health/ping`);
    child.kill("SIGTERM");
    const ended = once(child, "exit");
    await refusesNew(url);
    const answered = once(half, "response");
    half.end(body.slice(5));
    const [response] = await answered;
    expect(response.statusCode).toBe(201);
    response.resume();
    expect(await ended).toEqual([0, null]);
  });

  it("refuses to start with another master key, and says so", async () => {
    const { child, output } = await start(Buffer.alloc(32, 6).toString("base64"));
    expect(child.exitCode).toBe(1);
    expect(output()).toContain("POSTHORN_MASTER_KEY");
  });
});

async function refusesNew(url: string): Promise<void> {
  while (true) {
    const isServed = await fetch(`${url}/api/v1/health/ping`, { headers: { connection: "close" } }).then(
      (response) => response.status === 204,
      () => false,
    );
    if (!isServed) return;
  }
}
