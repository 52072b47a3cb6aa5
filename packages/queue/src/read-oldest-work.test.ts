import { createId } from "@posthorn/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { claim } from "./claim.ts";
import { openStage, type Stage } from "./queue.fixture.ts";
import { readOldestWork } from "./read-oldest-work.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it("tells for how long the first due delivery has waited, live or recovered, and nothing of what is held", async () => {
  await stage.begin();
  expect(await readOldestWork(stage.pool)).toEqual({ deliverySeconds: 0, fanOutSeconds: 0 });
  await stage.publishMany(1);
  await stage.pool.query("update delivery_queue set due_at = now() - interval '90 seconds', priority = 1");
  await stage.publishMany(1);
  expect((await readOldestWork(stage.pool)).deliverySeconds).toBeCloseTo(90, -1);
  expect(await claim(stage.pool, 10)).toHaveLength(2);
  expect((await readOldestWork(stage.pool)).deliverySeconds).toBe(0);
});

it("tells how old the message is whose fan-out comes next", async () => {
  await stage.prisma.fanOut.create({
    data: {
      messageId: createId("msg", Date.now() - 120_000),
      applicationId: "app_1",
      cursor: "",
      deliveryCount: 0,
    },
  });
  expect((await readOldestWork(stage.pool)).fanOutSeconds).toBeCloseTo(120, -1);
});
