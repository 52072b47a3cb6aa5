import { publish } from "@posthorn/queue";
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
import { getBackgroundTask } from "../background-task/get-background-task.ts";
import { runBackgroundTask } from "../background-task/run-background-task.ts";
import type { Ctx } from "../ctx.ts";
import { countRecovery } from "./count-recovery.ts";
import { recoverEndpoint } from "./recover-endpoint.ts";
import { replayEndpoint } from "./replay-endpoint.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;
let application: string;
let endpoint: string;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  // So that what was published in this millisecond is before now.
  ctx = buildCtx(database, environment, { now: () => new Date(Date.now() + 1_000) });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query("truncate delivery_queue, deliveries, background_tasks, gates");
  application = await buildApplication(database.prisma, environment.environmentId);
  endpoint = await buildEndpoint(database.prisma, application, { eventTypes: ["order.*"] });
});

const since = () => new Date(Date.now() - 3_600_000);
const ref = () => ({ application, endpoint, recovery: { since: since() } });

describe("replayEndpoint", () => {
  it("sends what was published while the endpoint was off, and nothing that it was sent or does not want", async () => {
    const [sent] = await publishMany(1);
    await settleDeliveries(database.pool, () => ({ verdict: "succeeded" }));
    await setDisabled(true);
    const missed = await publishMany(3);
    await publishMany(2, "invoice.created");
    await setDisabled(false);
    expect(await countRecovery(ctx, ref())).toEqual({
      failed: { count: 0, isMore: false },
      missed: { count: 3, isMore: false },
    });
    const { id, task } = await replayEndpoint(ctx, ref());
    expect(task).toBe("endpoint.replay");
    await runUntilDone();
    expect((await queued()).map((row) => row.messageId)).toEqual(missed);
    expect((await queued()).every((row) => row.priority === 1)).toBe(true);
    expect(sent).toBeDefined();
    const messages = await database.prisma.message.findMany({ where: { id: { in: missed } } });
    expect(messages.every((message) => message.deliveryCount === 1)).toBe(true);
    expect(await getBackgroundTask(ctx, { task: id })).toMatchObject({
      status: "finished",
      data: { messagesSent: 3 },
    });
    expect((await countRecovery(ctx, ref())).missed.count).toBe(0);
  });

  it("leaves alone what is of another time and what has no payload any more", async () => {
    await setDisabled(true);
    const [first, expunged] = await publishMany(2);
    await setDisabled(false);
    await database.prisma.message.updateMany({
      where: { id: expunged as string },
      data: { payloadExpungedAt: new Date() },
    });
    const recovery = { since: since(), until: new Date(Date.now() - 1_800_000) };
    expect((await countRecovery(ctx, { ...ref(), recovery })).missed.count).toBe(0);
    await replayEndpoint(ctx, ref());
    await runUntilDone();
    expect((await queued()).map((row) => row.messageId)).toEqual([first]);
  });
});

describe("recoverEndpoint", () => {
  it("sends what failed and then what was missed, when asked for both", async () => {
    const failed = await publishMany(3);
    await settleDeliveries(database.pool, () => ({ verdict: "exhausted" }));
    await setDisabled(true);
    const missed = await publishMany(2);
    await setDisabled(false);
    const { id } = await recoverEndpoint(ctx, { ...ref(), isWithMissed: true });
    await expect(replayEndpoint(ctx, ref())).rejects.toMatchObject({ code: "conflict" });
    await runUntilDone();
    expect((await queued()).map((row) => row.messageId)).toEqual([...failed, ...missed]);
    expect((await getBackgroundTask(ctx, { task: id })).data.messagesSent).toBe(5);
  });

  it("keeps the pace that it was given", async () => {
    await publishMany(40);
    await settleDeliveries(database.pool, () => ({ verdict: "exhausted" }));
    await recoverEndpoint(ctx, { ...ref(), recovery: { since: since(), messagesPerSecond: 2 } });
    const counts: number[] = [];
    for (let second = 1; second <= 3; second++) {
      await passOneSecond();
      await runBackgroundTask(ctx);
      expect(await runBackgroundTask(ctx)).toBe("idle");
      counts.push((await queued()).length);
    }
    expect(counts).toEqual([2, 4, 6]);
  });
});

async function publishMany(count: number, eventType = "order.created"): Promise<string[]> {
  const { environmentId } = environment;
  const messages = Array.from({ length: count }, () =>
    buildMessage({ environmentId, application }, { eventType }),
  );
  await publish(database.pool, messages);
  return messages.map((message) => message.id);
}

async function setDisabled(isDisabled: boolean): Promise<void> {
  const disabledAt = isDisabled ? new Date() : null;
  await database.prisma.endpoint.update({ where: { id: endpoint }, data: { disabledAt } });
}

async function queued() {
  return await database.prisma.queuedDelivery.findMany({
    where: { endpointId: endpoint },
    orderBy: { messageId: "asc" },
  });
}

async function runUntilDone(): Promise<void> {
  while ((await runBackgroundTask(ctx)) === "worked") await passOneSecond();
}

/** As if the task had rested for a second. */
async function passOneSecond(): Promise<void> {
  await database.pool.query(
    "update background_tasks set due_at = now() - interval '1 second', updated_at = now() - interval '1 second'",
  );
}
