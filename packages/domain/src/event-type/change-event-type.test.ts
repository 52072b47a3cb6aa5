import { buildCtx, buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { createEventType } from "./create-event-type.ts";
import { deleteEventType } from "./delete-event-type.ts";
import { patchEventType } from "./patch-event-type.ts";

let database: TestDatabase;
let ctx: Ctx;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = buildCtx(database, await buildEnvironment(database.prisma));
});
afterAll(() => database.close());

type Written = { description: string; archived: boolean };

describe("the audit log of an event type", () => {
  it("says of each change what was there before it, also where many come at once", async () => {
    const name = "order.created";
    await createEventType(ctx, { name, description: "0", archived: false, deprecated: false });
    const changes = Array.from({ length: 6 }, (_, index) =>
      patchEventType(ctx, { name, changes: { description: String(index + 1) } }),
    );
    await Promise.all([...changes, deleteEventType(ctx, { name, expunge: false })]);
    await deleteEventType(ctx, { name, expunge: true });

    const entries = await database.prisma.auditEntry.findMany({ where: { subjectId: name } });
    const befores = entries.map(({ before }) => before as Written | null);
    const byBefore = new Map(
      entries.map((entry) => [entry.before && textOf(entry.before as Written), entry]),
    );
    expect(byBefore.size).toBe(befores.length);
    // From its creation on, each entry is found by what the one before it has left.
    let left: Written | null = null;
    for (let steps = 0; steps < entries.length; steps++) {
      const entry = byBefore.get(left && textOf(left));
      if (!entry) throw new Error(`no entry begins with ${JSON.stringify(left)}`);
      left = (entry.after as Written | null) ?? { ...(entry.before as Written), archived: true };
    }
  });
});

const textOf = ({ description, archived }: Written) => `${description} ${archived}`;
