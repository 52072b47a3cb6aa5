import { lowestId } from "@posthorn/db";
import { claim, publish } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  settleDeliveries,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { recoverEndpoint } from "../endpoint/recover-endpoint.ts";
import { cancelBackgroundTask } from "./cancel-background-task.ts";
import { getBackgroundTask } from "./get-background-task.ts";
import { runBackgroundTask } from "./run-background-task.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;
let application: string;
let endpoint: string;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  ctx = buildCtx(database, environment);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query(
    "truncate delivery_queue, deliveries, background_tasks, operational_events, gates",
  );
  application = await buildApplication(database.prisma, environment.environmentId);
  endpoint = await buildEndpoint(database.prisma, application);
});

describe("a recovery", () => {
  it("queues all that is exhausted anew, behind what is live, and counts it", async () => {
    await exhaust(1_200);
    const before = await queuedCount();
    const { id } = await startRecovery();
    expect(await runBackgroundTask(ctx)).toBe("worked");
    expect(await queuedCount()).toBe(before + 500);
    await runUntilDone();
    const task = await getBackgroundTask(ctx, { task: id });
    expect(task).toMatchObject({
      status: "finished",
      data: { messagesSent: 1_200, messagesTotal: 1_200 },
    });
    const rows = await database.prisma.queuedDelivery.findMany({ where: { endpointId: endpoint } });
    expect(rows.every((row) => row.priority === 1 && row.attemptNumber === 0)).toBe(true);
    expect(await database.prisma.delivery.count()).toBe(0);
    const [live] = await publishMany(1);
    const [next] = await claim(database.pool, 1);
    expect(next?.messageId).toBe(live);
  });

  it("makes what waits for its next try due now, which keeps its schedule, and then queues what is exhausted", async () => {
    const waiting = await retry(700, 3_600_000);
    await exhaust(3);
    const { id } = await startRecovery();
    await runUntilDone();
    const task = await getBackgroundTask(ctx, { task: id });
    expect(task).toMatchObject({ status: "finished", data: { messagesSent: 703, messagesTotal: 703 } });
    const live = await publishMany(1);
    const claimed = await claim(database.pool, 1_000);
    expect(claimed[0]?.messageId).toBe(live[0]);
    const tries = new Map(claimed.map(({ messageId, attemptNumber }) => [messageId, attemptNumber]));
    expect(waiting.map((messageId) => tries.get(messageId))).toEqual(Array(700).fill(1));
    expect(claimed).toHaveLength(704);
  });

  it("asks an endpoint that is still broken once for each that waits", async () => {
    const [sooner] = await retry(1, 60_000);
    await retry(1, 3_600_000);
    const { id } = await recoverEndpoint(
      { ...ctx, now: () => new Date(Date.now() + 1_000) },
      {
        application,
        endpoint,
        recovery: { since: new Date(Date.now() - 3_600_000), messagesPerSecond: 1 },
      },
    );
    await runBackgroundTask(ctx);
    const asked: string[] = [];
    await settleDeliveries(database.pool, ({ messageId }) => {
      asked.push(messageId);
      return { verdict: "retry", retryDelayMs: 7_200_000 };
    });
    expect(asked).toEqual([sooner]);
    await database.pool.query("update background_tasks set due_at = now()");
    await runUntilDone();
    expect(await getBackgroundTask(ctx, { task: id })).toMatchObject({ data: { messagesSent: 2 } });
  });

  it("leaves alone what is under way or behind a gate", async () => {
    await retry(2, 3_600_000);
    const [first] = await database.prisma.queuedDelivery.findMany({ where: { endpointId: endpoint } });
    const where = { endpointId: endpoint, messageId: first?.messageId ?? "" };
    await database.prisma.queuedDelivery.updateMany({ where, data: { isLeased: true } });
    await database.prisma.queuedDelivery.updateMany({
      where: { endpointId: endpoint, isLeased: false },
      data: { gate: endpoint },
    });
    const { id } = await startRecovery();
    await runUntilDone();
    expect(await getBackgroundTask(ctx, { task: id })).toMatchObject({ data: { messagesSent: 0 } });
    expect(await claim(database.pool, 10)).toEqual([]);
  });

  it("goes on where it stood after its worker was killed in the middle of a batch", async () => {
    await exhaust(1_200);
    const { id } = await startRecovery();
    await runBackgroundTask(ctx);
    await killInTheMiddle();
    expect((await getBackgroundTask(ctx, { task: id })).data).toMatchObject({ messagesSent: 500 });
    await runUntilDone();
    expect(await getBackgroundTask(ctx, { task: id })).toMatchObject({
      status: "finished",
      data: { messagesSent: 1_200 },
    });
    expect(await queuedCount()).toBe(1_200);
    const ids = await database.prisma.queuedDelivery.findMany({ select: { messageId: true } });
    expect(new Set(ids.map((row) => row.messageId)).size).toBe(1_200);
  });

  it("is worked at by one of two workers at a time", async () => {
    await exhaust(400);
    await startRecovery();
    const results = await Promise.all([1, 2, 3].map(() => runBackgroundTask(ctx)));
    expect(results).toContain("worked");
    await runUntilDone();
    expect(await queuedCount()).toBe(400);
  });

  it("stops when it is cancelled, and keeps what it has done", async () => {
    await exhaust(1_200);
    const { id } = await startRecovery();
    await runBackgroundTask(ctx);
    const cancelled = await cancelBackgroundTask(ctx, { task: id });
    expect(cancelled).toMatchObject({ status: "failed", data: { isCancelled: true, messagesSent: 500 } });
    expect(await runBackgroundTask(ctx)).toBe("idle");
    expect(await queuedCount()).toBe(500);
  });

  it("leaves alone what it was not asked for and what cannot be sent", async () => {
    const [expunged, fine] = await exhaust(2);
    await database.prisma.message.updateMany({
      where: { id: expunged as string },
      data: { payloadExpungedAt: new Date() },
    });
    const [cancelled] = await exhaust(1);
    await database.prisma.delivery.updateMany({
      where: { messageId: cancelled as string },
      data: { state: "cancelled" },
    });
    await startRecovery();
    await runUntilDone();
    const rows = await database.prisma.queuedDelivery.findMany();
    expect(rows.map((row) => row.messageId)).toEqual([fine]);
  });

  it("parks what it queues behind a gate, and waits while enough waits there", async () => {
    await exhaust(3_000);
    await database.prisma.gate.create({ data: { ownerId: endpoint, rate: 1 } });
    await startRecovery();
    for (let round = 0; round < 10; round++) await runBackgroundTask(ctx);
    expect(await queuedCount()).toBe(2_000);
    const rows = await database.prisma.queuedDelivery.groupBy({ by: ["gate"] });
    expect(rows).toEqual([{ gate: endpoint }]);
  });

  it("is not mistaken for its own past by a sender that wakes late", async () => {
    await exhaust(1);
    await startRecovery();
    await runUntilDone();
    const [delivery] = await claim(database.pool, 1);
    expect(delivery?.leaseNumber).toBeGreaterThan(1_000_000);
  });

  it("takes its figures of failure back", async () => {
    await exhaust(2);
    await database.pool.query("truncate rollup_deltas");
    await startRecovery();
    await runUntilDone();
    const { rows } = await database.pool.query(
      "select sum((d ->> 7)::int)::int as sum from rollup_deltas, jsonb_array_elements(deltas) d where d ->> 5 = 'exhausted'",
    );
    expect(rows[0].sum).toBe(-2);
  });

  it.each([
    ["turned off", { disabledAt: new Date() }, "The endpoint was turned off."],
    ["deleted", { deletedAt: new Date() }, "The endpoint was deleted."],
  ])("ends as failed when its endpoint is %s meanwhile", async (_what, data, error) => {
    await exhaust(1_200);
    const { id } = await startRecovery();
    await runBackgroundTask(ctx);
    await database.prisma.endpoint.update({ where: { id: endpoint }, data });
    await runUntilDone();
    expect(await getBackgroundTask(ctx, { task: id })).toMatchObject({
      status: "failed",
      data: { error, messagesSent: 500 },
    });
    expect(await queuedCount()).toBe(500);
  });

  it("names the one that runs to whoever asks for another, also at the same moment", async () => {
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => startRecovery()));
    const started = all.filter((one) => one.status === "fulfilled").map((one) => one.value);
    const refused = all.filter((one) => one.status === "rejected").map((one) => one.reason);
    expect([started.length, refused.length]).toEqual([1, 3]);
    const detail = expect.stringContaining(started[0]?.id ?? "");
    for (const error of refused) expect(error).toMatchObject({ code: "conflict", detail });
  });

  it("tells the operational endpoints when it has finished", async () => {
    const { operationalApplicationId } = await database.prisma.environment.findUniqueOrThrow({
      where: { id: environment.environmentId },
    });
    const listener = await buildEndpoint(database.prisma, operationalApplicationId);
    const { id } = await startRecovery();
    await runUntilDone();
    const [event] = await database.prisma.operationalEvent.findMany();
    expect(JSON.parse(event?.payload ?? "")).toMatchObject({
      type: "background_task.finished",
      data: { taskId: id, task: "endpoint.recover", status: "finished", data: { messagesSent: 0 } },
    });
    await database.prisma.endpoint.delete({ where: { id: listener } });
  });
});

describe("a background task", () => {
  it("that cannot be done is tried again, later each time, and then has failed", async () => {
    const { id } = await startRecovery();
    await database.prisma.backgroundTask.update({ where: { id }, data: { applicationId: null } });
    for (let round = 1; round <= 10; round++) {
      expect(await runBackgroundTask(ctx)).toMatchObject({ taskId: id });
      expect(await runBackgroundTask(ctx)).toBe("idle");
      await database.pool.query("update background_tasks set due_at = now() - interval '1 second'");
    }
    expect(await getBackgroundTask(ctx, { task: id })).toMatchObject({
      status: "failed",
      data: { error: expect.stringContaining("ten times") },
    });
  });

  it("that purges an application removes payloads and answers in batches", async () => {
    const ids = await publishMany(700);
    await settleDeliveries(database.pool, () => ({ verdict: "succeeded", body: "secret" }));
    await database.prisma.backgroundTask.create({
      data: {
        id: `qtask_${lowestId("qtask", Date.now() + 1).slice(6)}`,
        environmentId: environment.environmentId,
        applicationId: application,
        kind: "application.purge_content",
        startedBy: "system",
        input: {},
      },
    });
    await runUntilDone();
    const where = { messageId: { in: ids } };
    expect(await database.prisma.payload.count({ where: { ...where, body: { not: null } } })).toBe(0);
    expect(await database.prisma.responseBody.count({ where: { ...where, body: { not: null } } })).toBe(0);
    const expunged = { id: { in: ids }, payloadExpungedAt: { not: null } };
    expect(await database.prisma.message.count({ where: expunged })).toBe(700);
  });
});

async function publishMany(count: number): Promise<string[]> {
  const messages = Array.from({ length: count }, () =>
    buildMessage({ environmentId: environment.environmentId, application }),
  );
  for (let from = 0; from < count; from += 500) {
    await publish(database.pool, messages.slice(from, from + 500));
  }
  return messages.map((message) => message.id);
}

async function exhaust(count: number): Promise<string[]> {
  const ids = await publishMany(count);
  for (let left = count; left > 0; left -= 1_000) {
    await settleDeliveries(database.pool, () => ({ verdict: "exhausted" }));
  }
  return ids;
}

/** So many that failed once, and are tried again after a while. */
async function retry(count: number, retryDelayMs: number): Promise<string[]> {
  const ids = await publishMany(count);
  await settleDeliveries(database.pool, () => ({ verdict: "retry", retryDelayMs }));
  return ids;
}

async function startRecovery() {
  const since = new Date(Date.now() - 3_600_000);
  return await recoverEndpoint(
    { ...ctx, now: () => new Date(Date.now() + 1_000) },
    { application, endpoint, recovery: { since } },
  );
}

async function runUntilDone(): Promise<void> {
  while ((await runBackgroundTask(ctx)) === "worked") {
    await database.pool.query(
      "update background_tasks set due_at = now() - interval '1 second' where status = 'running'",
    );
  }
}

/** A batch whose connection is cut by the server before its commit, as when the process dies. */
async function killInTheMiddle(): Promise<void> {
  const cut = Object.create(database.pool, {
    connect: {
      value: async () => {
        const client = await database.pool.connect();
        const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
        client.on("error", () => undefined);
        client.query = (async (...args: unknown[]) => {
          if (args[0] !== "commit") return await query(...args);
          const { rows } = (await query("select pg_backend_pid() as pid")) as { rows: { pid: number }[] };
          await database.pool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
          return await query(...args);
        }) as never;
        return client;
      },
    },
  });
  await expect(runBackgroundTask({ ...ctx, pool: cut })).rejects.toThrow();
}

async function queuedCount(): Promise<number> {
  return await database.prisma.queuedDelivery.count({ where: { endpointId: endpoint } });
}
