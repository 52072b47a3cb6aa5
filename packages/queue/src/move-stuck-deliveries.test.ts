import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { admit } from "./admit.ts";
import { claim } from "./claim.ts";
import { moveStuckDeliveries } from "./move-stuck-deliveries.ts";
import { publish } from "./publish.ts";
import { removeIdleGates } from "./remove-idle-gates.ts";

let database: TestDatabase;
let environmentId: string;
let application: string;
let endpoint: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ environmentId } = await buildEnvironment(database.prisma));
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query("truncate delivery_queue, gates");
  application = await buildApplication(database.prisma, environmentId);
  endpoint = await buildEndpoint(database.prisma, application);
});

const nothing = { withoutGate: 0, forgotten: 0, withoutEndpoint: 0 };

describe("moveStuckDeliveries", () => {
  it("finds nothing in a backlog, behind closed gates, or under a lease", async () => {
    await publishMany(10);
    await claim(database.pool, 3);
    const closed = await buildEndpoint(database.prisma, application);
    await database.prisma.gate.createMany({
      data: [
        {
          ownerId: closed,
          closedUntil: new Date(Date.now() + 3_600_000),
          checkAt: new Date(Date.now() + 3_600_000),
        },
        { ownerId: endpoint, rate: 1 },
      ],
    });
    await publishMany(10);
    await age();
    expect(await moveStuckDeliveries(database.pool)).toEqual(nothing);
  });

  it("frees what is parked behind a gate that is gone", async () => {
    await database.prisma.gate.create({ data: { ownerId: endpoint, rate: 1 } });
    await publishMany(3);
    await database.prisma.gate.deleteMany();
    expect(await moveStuckDeliveries(database.pool)).toEqual({ ...nothing, withoutGate: 3 });
    expect(await moveStuckDeliveries(database.pool)).toEqual(nothing);
    expect(await claim(database.pool, 10)).toHaveLength(3);
  });

  it("has a forgotten gate looked at", async () => {
    await database.prisma.gate.create({ data: { ownerId: endpoint, maxInFlight: 5 } });
    await publishMany(3);
    await age();
    await database.pool.query("update gates set check_at = 'infinity'");
    expect(await moveStuckDeliveries(database.pool)).toEqual({ ...nothing, forgotten: 3 });
    expect(await admit(database.pool, { limit: 10, slowLimit: 10 })).toHaveLength(3);
  });

  it("removes what no endpoint is there for, which would stand in the way of all others", async () => {
    await publishMany(3);
    await age();
    await database.prisma.endpoint.delete({ where: { id: endpoint } });
    expect(await moveStuckDeliveries(database.pool)).toEqual({ ...nothing, withoutEndpoint: 3 });
    expect(await database.prisma.queuedDelivery.count()).toBe(0);
  });
});

describe("removeIdleGates", () => {
  it("removes a gate that limits nothing and is left alone, and no other", async () => {
    const long = new Date(Date.now() - 3_600_000);
    const idle = { idleAfter: long, tokensAt: long };
    await database.prisma.gate.createMany({
      data: [
        { ownerId: "ep_idle", ...idle },
        { ownerId: "ep_recent", idleAfter: new Date() },
        { ownerId: "ep_rate", rate: 5, ...idle },
        { ownerId: "ep_slow", isSlow: true, ...idle },
        { ownerId: "ep_closed", closedUntil: new Date(Date.now() + 60_000), ...idle },
        { ownerId: endpoint, ...idle },
      ],
    });
    await publishMany(1);
    await database.pool.query("update delivery_queue set gate = endpoint_id");
    await removeIdleGates(database.pool);
    const left = await database.prisma.gate.findMany({ orderBy: { ownerId: "asc" } });
    expect(left.map((gate) => gate.ownerId).sort()).toEqual(
      ["ep_closed", "ep_rate", "ep_recent", "ep_slow", endpoint].sort(),
    );
  });
});

async function publishMany(count: number): Promise<void> {
  await publish(
    database.pool,
    Array.from({ length: count }, () => buildMessage({ environmentId, application })),
  );
}

/** As if all of it had waited for an hour. */
async function age(): Promise<void> {
  await database.pool.query(
    "update delivery_queue set due_at = due_at - interval '1 hour' where not is_leased",
  );
}
