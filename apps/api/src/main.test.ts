import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { join } from "node:path";
import {
  buildApplication,
  buildEndpoint,
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
async function start(masterKey: string, databaseUrl = database.url): Promise<Started> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
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

  it("that dies between commit and answer has published once, whoever asks again", async () => {
    const line = await openLine();
    const dying = await start(masterKey, line.url);
    const application = await buildApplication(database.prisma, environment.environmentId);
    const endpointId = await buildEndpoint(database.prisma, application);
    const send = (url: string) =>
      fetch(`${url}/api/v1/app/${application}/msg`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${environment.apiKey}`,
          "content-type": "application/json",
          "idempotency-key": "order-1042",
        },
        body: JSON.stringify({ eventType: "order.created", payload: { order: 1042 } }),
      });
    // Then its key is cached, and nothing but the publish has to come over the line.
    await fetch(`${dying.url}/api/v1/app`, { headers: { authorization: `Bearer ${environment.apiKey}` } });
    line.holdAnswersFrom("insert into messages");
    const unanswered = send(dying.url).catch(() => "no answer");
    const stored = await untilStored(application);
    dying.child.kill("SIGKILL");
    expect(await unanswered).toBe("no answer");

    const { child, url } = await start(masterKey);
    const again = await send(url);
    expect([again.status, await again.json()]).toMatchObject([202, { id: stored }]);
    expect(await database.prisma.message.count({ where: { applicationId: application } })).toBe(1);
    const deliveries = await database.prisma.queuedDelivery.findMany({
      where: { applicationId: application },
    });
    expect(deliveries).toMatchObject([{ messageId: stored, endpointId }]);
    child.kill("SIGTERM");
    await once(child, "exit");
    line.close();
  });

  it("refuses to start with another master key, and says so", async () => {
    const { child, output } = await start(Buffer.alloc(32, 6).toString("base64"));
    expect(child.exitCode).toBe(1);
    expect(output()).toContain("POSTHORN_MASTER_KEY");
  });
});

/** A line to the database that can keep answers back from a statement on, so that what has committed is not known. */
async function openLine() {
  let isHeld = false;
  let heldFrom: string | undefined;
  const to = new URL(database.url);
  const server = createServer((client) => {
    const upstream = connect(Number(to.port), to.hostname);
    client.on("data", (chunk) => {
      isHeld ||= heldFrom !== undefined && chunk.includes(heldFrom);
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => isHeld || client.write(chunk));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on("error", () => undefined);
      one.on("close", () => other.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(database.url);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    holdAnswersFrom: (statement: string) => {
      heldFrom = statement;
    },
    close: () => server.close(),
  };
}

async function untilStored(applicationId: string): Promise<string> {
  while (true) {
    const row = await database.prisma.message.findFirst({ where: { applicationId } });
    if (row) return row.id;
  }
}

async function refusesNew(url: string): Promise<void> {
  while (true) {
    const isServed = await fetch(`${url}/api/v1/health/ping`, { headers: { connection: "close" } }).then(
      (response) => response.status === 204,
      () => false,
    );
    if (!isServed) return;
  }
}
