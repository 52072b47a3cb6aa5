import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runTransaction } from "./run-transaction.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.prisma.organization.createMany({
    data: [
      { id: "org_a", name: "a" },
      { id: "org_b", name: "b" },
    ],
  });
});
afterAll(() => database.close());

const rename = (id: string, name: string) => ({ where: { id }, data: { name } });

describe("runTransaction", () => {
  it("runs again what Postgres ended to break a deadlock", async () => {
    const bothHold = Promise.withResolvers<void>();
    let holding = 0;
    let runs = 0;
    const lockBoth = (first: string, second: string) =>
      runTransaction(database, async (tx) => {
        runs += 1;
        await tx.organization.update(rename(first, "held"));
        holding += 1;
        if (holding === 2) bothHold.resolve();
        await bothHold.promise;
        await tx.organization.update(rename(second, `after ${first}`));
      });
    await Promise.all([lockBoth("org_a", "org_b"), lockBoth("org_b", "org_a")]);
    // The one that was ended may meet the other once more before it is through.
    expect(runs).toBeGreaterThanOrEqual(3);
  });

  it("answers a unique key that is taken as a conflict, or as it is told", async () => {
    const taken = (onDuplicate?: "event_type_exists") =>
      runTransaction(
        database,
        (tx) => tx.organization.create({ data: { id: "org_a", name: "again" } }),
        onDuplicate && { onDuplicate },
      );
    await expect(taken()).rejects.toMatchObject({
      code: "conflict",
      detail: expect.stringContaining("uid is in use"),
    });
    await expect(taken("event_type_exists")).rejects.toMatchObject({ code: "event_type_exists" });
  });

  it("leaves nothing of a transaction that fails", async () => {
    const failing = runTransaction(database, async (tx) => {
      await tx.organization.create({ data: { id: "org_c", name: "c" } });
      throw new Error("after all not");
    });
    await expect(failing).rejects.toThrow("after all not");
    expect(await database.prisma.organization.findUnique({ where: { id: "org_c" } })).toBeNull();
  });
});
