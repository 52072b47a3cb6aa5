import { lowestId } from "@posthorn/db";
import { settleDeliveries } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClaimedDelivery, claim } from "./claim.ts";
import { buildOutcome } from "./outcome.fixture.ts";
import { openStage, type Stage } from "./queue.fixture.ts";
import { record } from "./record.ts";
import { recoverDeliveries } from "./recover-deliveries.ts";
import { resend } from "./resend.ts";

let stage: Stage;
let delivery: { messageId: string; endpointId: string; applicationId: string };
let manual: ClaimedDelivery;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.begin();
  const [messageId = ""] = await stage.publishMany(1);
  delivery = { messageId, endpointId: stage.endpoint, applicationId: stage.application };
  await settleDeliveries(stage.pool, () => ({ verdict: "exhausted" }));
  expect(await resend(stage.pool, delivery, 1)).toBe(true);
  [manual] = (await claim(stage.pool, 1)) as [ClaimedDelivery];
});

describe("a recovery and a resend that succeeds, at once", () => {
  it("leave the delivery succeeded where the recovery was first", async () => {
    const client = await stage.pool.connect();
    await client.query("begin");
    expect(await recover(client)).toMatchObject({ recovered: 1 });
    const recording = record(stage.pool, [buildOutcome(manual, { attempt: null })], [], []);
    await untilOneWaits();
    await client.query("commit");
    client.release();
    await recording;
    await expectSucceeded();
  });

  it("leave the delivery succeeded where the resend was first", async () => {
    const client = await stage.pool.connect();
    await client.query("begin");
    await record(client, [buildOutcome(manual, { attempt: null })], [], []);
    const other = await stage.pool.connect();
    const recovering = recover(other);
    await untilOneWaits();
    await client.query("commit");
    client.release();
    expect(await recovering).toMatchObject({ recovered: 0 });
    other.release();
    await expectSucceeded();
  });
});

function recover(client: Parameters<typeof recoverDeliveries>[0]) {
  const range = { from: lowestId("msg", Date.now() - 60_000), to: lowestId("msg", Date.now() + 60_000) };
  return recoverDeliveries(client, delivery, range, 500);
}

async function untilOneWaits(): Promise<void> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await stage.pool.query(waiting)).rowCount === 0);
}

async function expectSucceeded(): Promise<void> {
  const where = { messageId: delivery.messageId };
  expect(await stage.prisma.queuedDelivery.count({ where })).toBe(0);
  expect(await stage.prisma.delivery.findMany({ where })).toMatchObject([{ state: "succeeded" }]);
}
