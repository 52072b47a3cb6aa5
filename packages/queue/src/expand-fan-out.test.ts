import { createId } from "@posthorn/db";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expandFanOut } from "./expand-fan-out.ts";
import { publish } from "./publish.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("expandFanOut", () => {
  it("queues every endpoint of a wide message once, whichever workers do it, and none made since", async () => {
    const { environmentId } = await buildEnvironment(database.prisma);
    const application = await buildApplication(database.prisma, environmentId);
    await database.prisma.endpoint.createMany({
      data: Array.from({ length: 3_500 }, () => ({
        id: createId("ep"),
        environmentId,
        applicationId: application,
        url: "https://kopi.example/hooks",
      })),
    });
    const message = buildMessage({ environmentId, application });
    await publish(database.pool, [message]);
    const since = await buildEndpoint(database.prisma, application);
    let isMore = true;
    while (isMore) {
      const worked = await Promise.all([expandFanOut(database.pool), expandFanOut(database.pool)]);
      isMore = worked.includes(true);
    }
    const queued = await database.prisma.queuedDelivery.findMany({ where: { messageId: message.id } });
    expect(new Set(queued.map((row) => row.endpointId)).size).toBe(3_500);
    expect(queued.map((row) => row.endpointId)).not.toContain(since);
    const stored = await database.prisma.message.findUniqueOrThrow({ where: { id: message.id } });
    expect(stored.deliveryCount).toBe(3_500);
    expect(await database.prisma.fanOut.count()).toBe(0);
  });
});
