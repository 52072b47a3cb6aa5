import { buildEndpoint } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { admit } from "./admit.ts";
import { claim } from "./claim.ts";
import { moveStuckDeliveries } from "./move-stuck-deliveries.ts";
import { openStage, type Stage } from "./queue.fixture.ts";
import { removeIdleGates } from "./remove-idle-gates.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());

const nothing = { withoutGate: 0, forgotten: 0, withoutEndpoint: 0 };

describe("moveStuckDeliveries", () => {
  it("finds nothing in a backlog, behind closed gates, or under a lease", async () => {
    await stage.publishMany(10);
    await claim(stage.pool, 3);
    const closed = await buildEndpoint(stage.prisma, stage.application);
    await stage.prisma.gate.createMany({
      data: [
        {
          ownerId: closed,
          closedUntil: new Date(Date.now() + 3_600_000),
          checkAt: new Date(Date.now() + 3_600_000),
        },
        { ownerId: stage.endpoint, rate: 1 },
      ],
    });
    await stage.publishMany(10);
    await stage.age();
    expect(await moveStuckDeliveries(stage.pool)).toEqual(nothing);
  });

  it("frees what is parked behind a gate that is gone", async () => {
    await stage.prisma.gate.create({ data: { ownerId: stage.endpoint, rate: 1 } });
    await stage.publishMany(3);
    await stage.prisma.gate.deleteMany();
    expect(await moveStuckDeliveries(stage.pool)).toEqual({ ...nothing, withoutGate: 3 });
    expect(await moveStuckDeliveries(stage.pool)).toEqual(nothing);
    expect(await claim(stage.pool, 10)).toHaveLength(3);
  });

  it("has a forgotten gate looked at", async () => {
    await stage.prisma.gate.create({ data: { ownerId: stage.endpoint, maxInFlight: 5 } });
    await stage.publishMany(3);
    await stage.age();
    await stage.pool.query("update gates set check_at = 'infinity'");
    expect(await moveStuckDeliveries(stage.pool)).toEqual({ ...nothing, forgotten: 3 });
    expect(await admit(stage.pool, { limit: 10, slowLimit: 10 })).toHaveLength(3);
  });

  it("removes what no endpoint is there for, which would stand in the way of all others", async () => {
    await stage.publishMany(3);
    await stage.age();
    await stage.prisma.endpoint.delete({ where: { id: stage.endpoint } });
    expect(await moveStuckDeliveries(stage.pool)).toEqual({ ...nothing, withoutEndpoint: 3 });
    expect(await stage.prisma.queuedDelivery.count()).toBe(0);
  });
});

describe("removeIdleGates", () => {
  it("removes a gate that limits nothing and is left alone, and no other", async () => {
    const long = new Date(Date.now() - 3_600_000);
    const idle = { idleAfter: long, tokensAt: long };
    await stage.prisma.gate.createMany({
      data: [
        { ownerId: "ep_idle", ...idle },
        { ownerId: "ep_recent", idleAfter: new Date() },
        { ownerId: "ep_rate", rate: 5, ...idle },
        { ownerId: "ep_slow", isSlow: true, ...idle },
        { ownerId: "ep_closed", closedUntil: new Date(Date.now() + 60_000), ...idle },
        { ownerId: stage.endpoint, ...idle },
      ],
    });
    await stage.publishMany(1);
    await stage.pool.query("update delivery_queue set gate = endpoint_id");
    await removeIdleGates(stage.pool);
    const left = await stage.prisma.gate.findMany({ orderBy: { ownerId: "asc" } });
    expect(left.map((gate) => gate.ownerId).sort()).toEqual(
      ["ep_closed", "ep_rate", "ep_recent", "ep_slow", stage.endpoint].sort(),
    );
  });
});
