import { operationalEvent } from "@posthorn/contract";
import { createId } from "@posthorn/db";
import { identifyProcess, loadSendTargets, resendDelivery, sealSecret } from "@posthorn/domain";
import { createDispatcher, createPolicy, type EgressDispatcher } from "@posthorn/egress";
import { endOpenDeliveries, publish, trackIncidents } from "@posthorn/queue";
import { createMetrics, type Metrics } from "@posthorn/telemetry";
import {
  buildApplication,
  buildCtx,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type Receiver,
  startReceiver,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Delivering, startDelivering } from "./deliver/start-delivering.ts";
import { startLoops } from "./loops/index.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let dispatcher: EgressDispatcher;
let customer: Receiver;
let operators: Receiver;
let application: string;
let endpoint: string;
let worker: Delivering;
let loops: { stop(): Promise<void> };
let metrics: Metrics;
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
});
afterAll(() => database.close());

beforeEach(async () => {
  dispatcher = createDispatcher({ policy: createPolicy({ allowPrivateAddresses: "loopback" }) });
  [customer, operators] = await Promise.all([startReceiver(500), startReceiver()]);
  application = await buildApplication(database.prisma, environment.environmentId);
  const { operationalApplicationId } = await database.prisma.environment.findUniqueOrThrow({
    where: { id: environment.environmentId },
  });
  endpoint = await addEndpoint(application, customer.url);
  await database.prisma.endpoint.updateMany({
    where: { applicationId: operationalApplicationId },
    data: { deletedAt: new Date() },
  });
  await addEndpoint(operationalApplicationId, operators.url);
  startWorker();
});
afterEach(async () => {
  await loops.stop();
  await worker.stop(1_000);
  await dispatcher.destroy();
  await Promise.all([customer.close(), operators.close()]);
});

describe("an endpoint that fails", () => {
  it("opens an incident at its fourth failure, and closes it when it is well, and the operators hear of both", async () => {
    await publishMany(4);
    await customer.waitFor(4);
    const [failing] = await heard(1);
    expect(failing).toMatchObject({
      type: "message.attempt.failing",
      data: { endpointId: endpoint, lastAttempt: { responseStatusCode: 500 }, incident: { exhausted: 0 } },
    });
    customer.answer(204);
    await publishMany(1);
    const events = await heard(2);
    expect(events[1]).toMatchObject({ type: "message.attempt.recovered", data: { endpointId: endpoint } });
    expect(await database.prisma.incident.findFirst({ where: { endpointId: endpoint } })).toMatchObject({
      cause: "status_5xx",
      recoveredAt: expect.any(Date),
    });
    expect(await metrics.text()).toMatch(/posthorn_stuck_deliveries_total\{.*\} 0/);
  });

  it("that is gone is turned off at once, what waits for it ends, and a person may still try it", async () => {
    await publishMany(2);
    await customer.waitFor(2);
    customer.answer(410);
    const [messageId = ""] = await publishMany(1);
    const events = await heard(2);
    expect(events.map((event) => event.type).sort()).toEqual([
      "endpoint.disabled",
      "message.attempt.failing",
    ]);
    await until(
      async () => (await database.prisma.delivery.count({ where: { endpointId: endpoint } })) === 3,
    );
    const ended = await database.prisma.delivery.findMany({ where: { endpointId: endpoint } });
    expect(ended.every((row) => row.state === "exhausted" && row.reason === "endpoint_disabled")).toBe(true);
    await publishMany(1);
    customer.answer(204);
    await resendDelivery(buildCtx(database, environment), { application, message: messageId, endpoint });
    await customer.waitFor(4);
    await until(async () => (await stateOf(messageId)) === "succeeded");
  });
});

async function stateOf(messageId: string): Promise<string | undefined> {
  const row = await database.prisma.delivery.findFirst({ where: { messageId, endpointId: endpoint } });
  return row?.state;
}

async function heard(count: number) {
  const requests = await operators.waitFor(count);
  return requests.map((request) => operationalEvent.parse(JSON.parse(request.text)));
}

/** Looks again each time outcomes were written. */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) {
    await new Promise<void>((resolve) => {
      written.push(resolve);
      setTimeout(resolve, 50);
    });
  }
}

const written: (() => void)[] = [];

async function publishMany(count: number): Promise<string[]> {
  const { environmentId } = environment;
  const messages = Array.from({ length: count }, () => buildMessage({ environmentId, application }));
  await publish(database.pool, messages);
  worker.wake();
  return messages.map((message) => message.id);
}

async function addEndpoint(applicationId: string, url: string): Promise<string> {
  const { environmentId } = environment;
  const { vault } = buildCtx(database, environment);
  const [id, secretId] = [createId("ep"), createId("sec")];
  const sealed = sealSecret(vault, secret, { id: secretId, environmentId });
  await database.prisma.endpoint.create({
    data: {
      id,
      environmentId,
      applicationId,
      url,
      retrySchedule: [3_600],
      secrets: { create: { id: secretId, sealed } },
    },
  });
  return id;
}

function startWorker(): void {
  const ctx = buildCtx(database, environment);
  const onError = (error: unknown) => {
    throw error;
  };
  worker = startDelivering(
    {
      pool: database.pool,
      dispatcher,
      loadTargets: (ids) => loadSendTargets(ctx, ids),
      onChanges: async (client, changes, reports) => {
        return (await trackIncidents(client, changes, reports, new Date())).disabledEndpointIds;
      },
      onDisabled: async (ids) => {
        for (const endpointId of ids) {
          const ending = { state: "exhausted", reason: "endpoint_disabled" } as const;
          await endOpenDeliveries(database.pool, { endpointId }, ending);
        }
      },
      onWritten: () => {
        for (const check of written.splice(0)) check();
      },
      onError,
      count: () => undefined,
      now: Date.now,
      random: () => 0.5,
    },
    { pollMs: 20, admitMs: 20 },
  );
  metrics = createMetrics("worker");
  loops = startLoops({
    ...ctx,
    mailer: null,
    dispatcher,
    self: identifyProcess("worker", new Date()),
    metrics,
    onError: (_loop, error) => onError(error),
  });
}
