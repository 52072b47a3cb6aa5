import { publish } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { authenticate } from "../access/authenticate.ts";
import { hashToken } from "../access/token.ts";
import { runBackgroundTask } from "../background-task/run-background-task.ts";
import type { Ctx } from "../ctx.ts";
import { countEnvironment } from "./count-environment.ts";
import { createEnvironment } from "./create-environment.ts";
import { deleteEnvironment } from "./delete-environment.ts";
import { findEnvironment } from "./find-environment.ts";
import { listEnvironments } from "./list-environments.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  environment = await buildEnvironment(database.prisma);
  const { organizationId, environmentId } = environment;
  ctx = buildCtx(database, environment, { actor: { kind: "cli", organizationId, environmentId } });
});

async function addCustomer(): Promise<{ application: string; endpoint: string }> {
  const { environmentId } = environment;
  const application = await buildApplication(database.prisma, environmentId, { uid: crypto.randomUUID() });
  return { application, endpoint: await buildEndpoint(database.prisma, application) };
}

/** Until no task is due; those of the deletion are made due at once. */
async function runTasks(): Promise<void> {
  for (;;) {
    await database.pool.query(
      "update background_tasks set due_at = now() - interval '1 s' where status = 'running'",
    );
    const result = await runBackgroundTask(ctx);
    if (result === "idle") return;
    expect(result).toBe("worked");
  }
}

describe("deleteEnvironment", () => {
  it("refuses the last environment of an organization", async () => {
    expect(await countEnvironment(ctx)).toMatchObject({ isLast: true });
    await expect(deleteEnvironment(ctx)).rejects.toMatchObject({ code: "conflict" });
    expect(await findEnvironment(ctx, { id: environment.environmentId })).not.toBeNull();
  });

  it("closes it at once: keys open nothing, and nobody finds it", async () => {
    await createEnvironment(ctx, { name: "Other", kind: "development" });
    await addCustomer();
    expect(await countEnvironment(ctx)).toEqual({ applications: 1, endpoints: 1, apiKeys: 1, isLast: false });
    await deleteEnvironment(ctx);
    const { environmentId, apiKey, keyId } = environment;
    expect(await authenticate(database.prisma, hashToken(apiKey), new Date())).toBeNull();
    expect(await findEnvironment(ctx, { id: environmentId })).toBeNull();
    expect(await findEnvironment(ctx, { keyId })).toBeNull();
    expect((await listEnvironments(ctx)).map(({ id }) => id)).not.toContain(environmentId);
    await expect(deleteEnvironment(ctx)).rejects.toMatchObject({ code: "not_found" });
    const [entry] = await database.prisma.auditEntry.findMany({ where: { action: "environment.delete" } });
    expect(entry).toMatchObject({ subjectId: environmentId, actor: "cli" });
  });

  it("deletes its applications in batches, cancels what waits, purges payloads, and leaves its neighbours", async () => {
    await createEnvironment(ctx, { name: "Other", kind: "development" });
    const neighbour = await buildEnvironment(database.prisma);
    const theirs = await buildApplication(database.prisma, neighbour.environmentId);
    const theirEndpoint = await buildEndpoint(database.prisma, theirs);
    const customers = [];
    for (let index = 0; index < 23; index += 1) customers.push(await addCustomer());
    const { environmentId } = environment;
    const messages = customers.map(({ application }) => buildMessage({ environmentId, application }));
    const their = buildMessage({ environmentId: neighbour.environmentId, application: theirs });
    await publish(database.pool, [...messages, their]);

    await deleteEnvironment(ctx);
    await runTasks();

    const { prisma } = database;
    expect(
      await prisma.application.count({ where: { environmentId, deletedAt: null, kind: "tenant" } }),
    ).toBe(0);
    expect(await prisma.endpoint.count({ where: { environmentId, deletedAt: null } })).toBe(0);
    expect(
      await prisma.backgroundTask.findFirst({ where: { environmentId, kind: "environment.delete" } }),
    ).toMatchObject({
      status: "finished",
      done: 23,
    });
    const deliveries = await prisma.delivery.findMany({
      where: { messageId: { in: messages.map(({ id }) => id) } },
    });
    expect(deliveries).toHaveLength(23);
    const ours = await prisma.message.findMany({ where: { environmentId } });
    expect(ours.every(({ payloadExpungedAt }) => payloadExpungedAt !== null)).toBe(true);
    const queued = await prisma.queuedDelivery.findMany({ select: { endpointId: true } });
    expect(queued).toEqual([{ endpointId: theirEndpoint }]);
  });
});
