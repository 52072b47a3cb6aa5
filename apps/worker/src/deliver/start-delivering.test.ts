import { createId } from "@posthorn/db";
import { createVault, loadSendTargets, sealSecret } from "@posthorn/domain";
import { createDispatcher, createPolicy, type EgressDispatcher } from "@posthorn/egress";
import { type NewMessage, publish } from "@posthorn/queue";
import {
  buildEnvironment,
  createTestDatabase,
  type Receiver,
  startReceiver,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook } from "svix";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Delivering, startDelivering } from "./start-delivering.ts";

const vault = createVault(Buffer.alloc(32, 1).toString("base64"));
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

let database: TestDatabase;
let environment: TestEnvironment;
let receiver: Receiver;
let dispatcher: EgressDispatcher;
let workers: Delivering[];
let application: string;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
});
afterAll(() => database.close());

beforeEach(async () => {
  receiver = await startReceiver();
  dispatcher = createDispatcher({ policy: createPolicy({ allowPrivateAddresses: "loopback" }) });
  workers = [];
  application = createId("app");
  await database.prisma.application.create({
    data: { id: application, name: "Kopi Kita", environmentId: environment.environmentId },
  });
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(5_000)));
  await dispatcher.destroy();
  await receiver.close();
});

describe("startDelivering", () => {
  it("delivers a payload byte for byte, signed so that both libraries verify it", async () => {
    await addEndpoint();
    const text = '{"total":12345678901234567890,"price":1.10,"2":1,"1":2,"1":3,"名":"Пельменная"}';
    await publish(database.pool, [newMessage({ body: Buffer.from(text) })]);
    startWorker();
    const [request] = await receiver.waitFor(1);
    expect(request?.text).toBe(text);
    const headers = request?.headers as Record<string, string>;
    new Webhook(secret).verify(text, headers);
    new StandardWebhook(secret).verify(text, headers);
  });

  it("ends a delivery answered 2xx and keeps its attempt with headers and timings", async () => {
    const endpoint = await addEndpoint();
    const message = newMessage();
    await publish(database.pool, [message]);
    await startWorker().settled(message.id);
    const delivery = await database.prisma.delivery.findFirst({ where: { messageId: message.id } });
    expect(delivery).toMatchObject({ endpointId: endpoint, state: "succeeded", attemptCount: 1 });
    const attempt = await database.prisma.attempt.findFirst({ where: { messageId: message.id } });
    expect(attempt).toMatchObject({ responseStatus: 204, succeeded: true, late: false, reason: null });
    const detail = JSON.parse(attempt?.detail ?? "");
    expect(detail).toMatchObject({
      remoteAddress: "127.0.0.1",
      requestHeaders: { "webhook-id": message.id },
    });
  });

  it("tries again by the schedule and is exhausted at its end", async () => {
    await addEndpoint({ retrySchedule: [0.05, 0.05] });
    receiver.answer((_request, response) => response.writeHead(500).end("no"));
    const message = newMessage();
    await publish(database.pool, [message]);
    await startWorker().settled(message.id);
    expect(receiver.received).toHaveLength(3);
    const delivery = await database.prisma.delivery.findFirst({ where: { messageId: message.id } });
    expect(delivery).toMatchObject({ state: "exhausted", reason: "attempts_used", attemptCount: 3 });
    const bodies = await database.prisma.responseBody.findMany({ where: { messageId: message.id } });
    expect(bodies.map((row) => row.body)).toEqual(["no", "no", "no"]);
  });

  it("sends each delivery once when two workers claim at once", async () => {
    await addEndpoint();
    const messages = Array.from({ length: 300 }, () => newMessage());
    startWorker();
    startWorker();
    await publish(database.pool, messages);
    const received = await receiver.waitFor(300);
    await Promise.all(messages.map((message) => workersSettled(message.id)));
    expect(new Set(received.map((request) => request.headers["webhook-id"])).size).toBe(300);
    expect(received).toHaveLength(300);
  });

  it("gives back what it did not finish within its grace, without counting a try", async () => {
    await addEndpoint();
    receiver.answer(() => undefined);
    const message = newMessage();
    await publish(database.pool, [message]);
    const worker = startWorker();
    await receiver.waitFor(1);
    await worker.stop(0);
    const row = await database.prisma.queuedDelivery.findFirst({ where: { messageId: message.id } });
    expect(row).toMatchObject({ attemptNumber: 0, isLeased: false });
    receiver.answer(204);
    await startWorker().settled(message.id);
    expect(receiver.received).toHaveLength(2);
  });

  it("keeps healthy endpoints quick while others hang", async () => {
    const healthy = await startReceiver();
    for (let index = 0; index < 10; index++) await addEndpoint({ eventTypes: ["hanging"] });
    await addEndpoint({ eventTypes: ["healthy"], url: healthy.url });
    receiver.answer(() => undefined);
    startWorker({ maxActive: 20, maxInFlight: 80 });
    for (let round = 0; round < 20; round++) {
      await publish(database.pool, [newMessage({ eventType: "hanging" })]);
      await publish(database.pool, [newMessage({ eventType: "healthy" })]);
    }
    await healthy.waitFor(20);
    const gates = await database.prisma.gate.findMany({ where: { isSlow: true } });
    expect(gates.length).toBeGreaterThan(0);
    await healthy.close();
    await database.prisma.queuedDelivery.deleteMany({});
    await database.prisma.gate.deleteMany({});
  });
});

type TestWorker = Delivering & { settled(messageId: string): Promise<void> };

const settledWaiters: (() => void)[] = [];

function startWorker(options: { maxActive?: number; maxInFlight?: number } = {}): TestWorker {
  const worker = startDelivering(
    {
      pool: database.pool,
      dispatcher,
      loadTargets: (ids) =>
        loadSendTargets(
          {
            prisma: database.prisma,
            vault,
            now: () => new Date(),
            policy: {
              portalUrl: "",
              apiUrl: "",
              retrySchedule: [5],
              allowPrivateAddresses: "loopback",
              headerFamily: "both",
              disableAfterDays: 5,
              isMailOn: false,
            },
          },
          ids,
        ),
      onChanges: async () => [],
      onDisabled: async () => undefined,
      onWritten: () => {
        for (const check of settledWaiters.splice(0)) check();
      },
      onError: (error) => {
        throw error;
      },
      count: () => undefined,
      now: Date.now,
      random: () => 0.5,
    },
    { pollMs: 20, admitMs: 20, ...options },
  );
  workers.push(worker);
  return { ...worker, settled: workersSettled };
}

// Looks again each time outcomes were written, until nothing of the message is open.
async function workersSettled(messageId: string): Promise<void> {
  while ((await database.prisma.queuedDelivery.count({ where: { messageId } })) > 0) {
    await new Promise<void>((resolve) => {
      settledWaiters.push(resolve);
      setTimeout(resolve, 50);
    });
  }
}

function newMessage(change: Partial<NewMessage> = {}): NewMessage {
  return {
    id: createId("msg"),
    environmentId: environment.environmentId,
    application,
    eventType: "order.created",
    eventId: null,
    channels: [],
    tags: [],
    contentType: null,
    body: Buffer.from("{}"),
    retentionClass: 30,
    payloadExpiresAt: Date.now() + 86_400_000,
    keyHash: null,
    keyExpiresAt: Date.now() + 600_000,
    ...change,
  };
}

type EndpointChange = { retrySchedule?: number[]; eventTypes?: string[]; url?: string };

async function addEndpoint(change: EndpointChange = {}): Promise<string> {
  const id = createId("ep");
  const secretId = createId("sec");
  const { environmentId } = environment;
  await database.prisma.endpoint.create({
    data: {
      id,
      environmentId,
      applicationId: application,
      url: receiver.url,
      ...change,
      secrets: {
        create: { id: secretId, sealed: sealSecret(vault, secret, { id: secretId, environmentId }) },
      },
    },
  });
  return id;
}
