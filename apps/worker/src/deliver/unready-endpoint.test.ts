import { loadSendTargets } from "@posthorn/domain";
import { type Receiver, startReceiver } from "@posthorn/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStage, type Stage } from "./worker.fixture.ts";

let stage: Stage;
let receiver: Receiver;

beforeEach(async () => {
  stage = await openStage();
  receiver = await startReceiver();
});
afterEach(async () => {
  await stage.close();
  await receiver.close();
});

describe("an endpoint that cannot be opened", () => {
  it("has its own deliveries put off, is told of once, and keeps no other from being sent to", async () => {
    await stage.addEndpoint({ url: receiver.url });
    const unsealed = await stage.addEndpoint({ url: receiver.url, headersSealed: Buffer.from("nonsense") });
    const unparsed = await stage.addEndpoint({ url: receiver.url }, "no secret at all");
    const messageId = await stage.publishOne();
    const worker = stage.startWorker();
    await stage.until(() => worker.counts.postponed === 2);
    await stage.until(
      async () => (await stage.database.prisma.delivery.count({ where: { messageId } })) === 1,
    );
    expect(receiver.received).toHaveLength(1);
    await makeDue();
    worker.wake();
    await stage.until(() => worker.counts.postponed === 4);
    expect(worker.errors.map(String).sort()).toEqual([
      `Error: endpoint ${unparsed} has a secret that is none: unknown_prefix`,
      `Error: the secrets or headers of endpoint ${unsealed} cannot be opened`,
    ]);
    const rows = await stage.database.prisma.queuedDelivery.findMany({ where: { messageId } });
    expect(rows.map((row) => row.endpointId).sort()).toEqual([unsealed, unparsed].sort());
    for (const row of rows) {
      expect(row).toMatchObject({ attemptNumber: 0, isLeased: false });
      expect(row.dueAt.getTime()).toBeGreaterThan(Date.now() + 20_000);
    }
  });

  it("is sent to as soon as it opens again", async () => {
    const endpoint = await stage.addEndpoint({ url: receiver.url, headersSealed: Buffer.from("nonsense") });
    await stage.publishOne();
    const worker = stage.startWorker();
    await stage.until(() => worker.counts.postponed === 1);
    await stage.database.prisma.endpoint.update({ where: { id: endpoint }, data: { headersSealed: null } });
    await makeDue();
    worker.wake();
    await receiver.waitFor(1);
  });
});

describe("what breaks on the way", () => {
  it("puts a delivery off that breaks while it is sent, and no try is counted", async () => {
    await stage.addEndpoint({ url: receiver.url });
    receiver.answer(500);
    const messageId = await stage.publishOne();
    const worker = stage.startWorker({
      random: () => {
        throw new Error("broken");
      },
    });
    await stage.until(() => worker.counts.postponed === 1);
    expect(await stage.database.prisma.queuedDelivery.findMany({ where: { messageId } })).toMatchObject([
      { attemptNumber: 0, isLeased: false },
    ]);
    expect(receiver.received).toHaveLength(1);
  });

  it("lets a claim that could not begin wait a moment", async () => {
    await stage.addEndpoint({ url: receiver.url });
    const messageId = await stage.publishOne();
    let loads = 0;
    const worker = stage.startWorker({
      loadTargets: async (ids) => {
        loads += 1;
        if (loads === 1) throw new Error("the database is away");
        return loadSendTargets(stage.ctx, ids);
      },
    });
    await stage.until(() => worker.counts.postponed === 1);
    const [row] = await stage.database.prisma.queuedDelivery.findMany({ where: { messageId } });
    expect(row?.dueAt.getTime()).toBeGreaterThan(Date.now());
    await receiver.waitFor(1);
    expect(worker.counts.claimed).toBe(2);
  });
});

async function makeDue(): Promise<void> {
  await stage.database.pool.query("update delivery_queue set due_at = now()");
}
