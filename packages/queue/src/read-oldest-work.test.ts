import { createId } from "@posthorn/db";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { claim } from "./claim.ts";
import { publish } from "./publish.ts";
import { readOldestWork } from "./read-oldest-work.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it("tells for how long the first due delivery has waited, live or recovered, and nothing of what is held", async () => {
  const { environmentId } = await buildEnvironment(database.prisma);
  const application = await buildApplication(database.prisma, environmentId);
  await buildEndpoint(database.prisma, application);
  expect(await readOldestWork(database.pool)).toEqual({ deliverySeconds: 0, fanOutSeconds: 0 });
  await publish(database.pool, [buildMessage({ environmentId, application })]);
  await database.pool.query("update delivery_queue set due_at = now() - interval '90 seconds', priority = 1");
  await publish(database.pool, [buildMessage({ environmentId, application })]);
  expect((await readOldestWork(database.pool)).deliverySeconds).toBeCloseTo(90, -1);
  expect(await claim(database.pool, 10)).toHaveLength(2);
  expect((await readOldestWork(database.pool)).deliverySeconds).toBe(0);
});

it("tells how old the message is whose fan-out comes next", async () => {
  await database.prisma.fanOut.create({
    data: {
      messageId: createId("msg", Date.now() - 120_000),
      applicationId: "app_1",
      cursor: "",
      deliveryCount: 0,
    },
  });
  expect((await readOldestWork(database.pool)).fanOutSeconds).toBeCloseTo(120, -1);
});
