import { createId, ensurePartitions, listPartitions } from "@posthorn/db";
import { identifyProcess } from "@posthorn/domain";
import { createDispatcher, createPolicy } from "@posthorn/egress";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaults, runOnce } from "./keep-partitions.ts";
import type { LoopDeps } from "./loop-deps.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let deps: LoopDeps;
const dispatcher = createDispatcher({ policy: createPolicy({ allowPrivateAddresses: "loopback" }) });
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const today = Math.floor(Date.now() / dayMs) * dayMs;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  const { pool, prisma, policy, vault, now } = buildCtx(database, environment);
  deps = {
    pool,
    prisma,
    policy,
    vault,
    now,
    mailer: null,
    dispatcher,
    self: identifyProcess("worker", new Date()),
    signal: new AbortController().signal,
    onError: (error) => {
      throw error;
    },
    onStuck: () => undefined,
  };
});
afterAll(async () => {
  await dispatcher.destroy();
  await database.close();
});

const at = (ms: number) => runOnce({ ...deps, now: () => new Date(ms) }, defaults);

describe("keep-partitions", () => {
  it("ends what is open of messages that are too old, then drops their day, and no other", async () => {
    const oldDay = today - 95 * dayMs;
    await ensurePartitions(database.pool, new Date(oldDay), new Date(oldDay));
    const [old, young] = [await addMessage(oldDay + hourMs), await addMessage(oldDay + 3 * dayMs)];

    // 90 days after the end of its day, and before the grace is over.
    await at(oldDay + 91 * dayMs + 1_000);
    expect(await openMessages()).toEqual([young]);
    const ended = await database.prisma.delivery.findFirst({ where: { messageId: old } });
    expect(ended).toMatchObject({ state: "exhausted", reason: "retention" });
    expect(await dayNames(oldDay)).toEqual(expect.arrayContaining(["attempts", "deliveries", "messages"]));

    await at(oldDay + 91 * dayMs + hourMs + 1_000);
    expect(await dayNames(oldDay)).toEqual([]);
    expect(await database.prisma.message.findMany({ select: { id: true } })).toEqual([{ id: young }]);
    expect(await openMessages()).toEqual([young]);
  });

  it("drops payloads and answers by their class, each in its time", async () => {
    const day = today - 31 * dayMs;
    await ensurePartitions(database.pool, new Date(day), new Date(day));
    await at(day + 31 * dayMs - 1_000);
    expect(await dayNames(day)).not.toContain("payloads_7");
    expect(await dayNames(day)).toEqual(expect.arrayContaining(["payloads_30", "payloads_90", "messages"]));
    await at(day + 31 * dayMs + hourMs + 1_000);
    expect(await dayNames(day)).not.toContain("payloads_30");
    expect(await dayNames(day)).toEqual(expect.arrayContaining(["payloads_90", "response_bodies_90"]));
  });

  it("makes the days ahead and drops the past in two workers at once", async () => {
    const day = today - 40 * dayMs;
    await ensurePartitions(database.pool, new Date(day), new Date(day));
    await Promise.all([at(today + dayMs), at(today + dayMs)]);
    expect(await dayNames(today + 8 * dayMs)).toContain("messages");
    expect(await dayNames(day)).not.toContain("payloads_30");
  });

  it("finishes a drop that a crash left half way", async () => {
    const day = today - 100 * dayMs;
    await ensurePartitions(database.pool, new Date(day), new Date(day));
    const name = `attempts_${digits(day)}`;
    await database.pool.query(`alter table attempts detach partition ${name} concurrently`);
    await at(Date.now());
    expect(await dayNames(day)).toEqual([]);
    const { rows } = await database.pool.query("select to_regclass($1) as found", [name]);
    expect(rows[0].found).toBeNull();
  });
});

async function addMessage(ms: number): Promise<string> {
  const { environmentId } = environment;
  const application = await buildApplication(database.prisma, environmentId);
  const endpointId = await buildEndpoint(database.prisma, application);
  const id = createId("msg", ms);
  await database.prisma.message.create({
    data: {
      id,
      environmentId,
      applicationId: application,
      eventType: "order.created",
      payloadBytes: 2,
      retentionClass: 90,
      payloadExpiresAt: new Date(ms + 90 * dayMs),
      deliveryCount: 1,
    },
  });
  await database.prisma.queuedDelivery.create({
    data: { messageId: id, endpointId, applicationId: application, trigger: 0, dueAt: new Date() },
  });
  return id;
}

async function openMessages(): Promise<string[]> {
  const rows = await database.prisma.queuedDelivery.findMany();
  return rows.map((row) => row.messageId);
}

async function dayNames(ms: number): Promise<string[]> {
  const partitions = await listPartitions(database.pool);
  return partitions.filter(({ name }) => name.endsWith(`_${digits(ms)}`)).map(({ table }) => table);
}

function digits(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10).replaceAll("-", "");
}
