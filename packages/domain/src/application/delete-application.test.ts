import { publish } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBackgroundTask } from "../background-task/run-background-task.ts";
import { deleteApplication } from "./delete-application.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("deleteApplication", () => {
  it("purges what a publish stored that was under way when it was deleted", async () => {
    const environment = await buildEnvironment(database.prisma);
    const ctx = buildCtx(database, environment);
    const application = await buildApplication(database.prisma, environment.environmentId);
    const late = buildMessage(
      { environmentId: environment.environmentId, application },
      { eventId: "late", keyHash: Buffer.alloc(16, 1), keyExpiresAt: Date.now() + 60_000 },
    );
    const reached = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const publishing = publish(committingAfter(held.promise, reached.resolve), [late]);
    await reached.promise;
    await deleteApplication(ctx, { application });
    while ((await runBackgroundTask(ctx)) === "worked");
    held.resolve();
    expect(await publishing).toMatchObject([{ kind: "stored" }]);
    await database.pool.query("update background_tasks set due_at = now() where status = 'running'");
    while ((await runBackgroundTask(ctx)) === "worked");
    expect(await database.prisma.payload.findFirst({ where: { messageId: late.id } })).toMatchObject({
      body: null,
    });
  });
});

/** The pool, but for its transactions: they commit no sooner than `go`. */
function committingAfter(go: Promise<void>, onReached: () => void): typeof database.pool {
  return Object.create(database.pool, {
    connect: {
      value: async (callback?: Parameters<typeof database.pool.connect>[0]) => {
        // What the pool's own `query` asks for is no transaction.
        if (callback) return database.pool.connect(callback);
        const client = await database.pool.connect();
        const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
        const waiting = async (...args: unknown[]) => {
          if (args[0] === "commit") {
            onReached();
            await go;
          }
          return await query(...args);
        };
        return Object.create(client, {
          query: { value: waiting },
          release: { value: () => client.release(true) },
        });
      },
    },
  });
}
