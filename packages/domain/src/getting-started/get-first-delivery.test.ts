import { publish } from "@posthorn/queue";
import {
  buildCtx,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  settleDeliveries,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { getFirstDelivery } from "./get-first-delivery.ts";
import { prepareFirstDelivery } from "./prepare-first-delivery.ts";

let database: TestDatabase;
let ctx: Ctx;
beforeAll(async () => {
  database = await createTestDatabase();
  ctx = buildCtx(database, await buildEnvironment(database.prisma));
});
afterAll(() => database.close());

it("leads from nothing to a delivered message, and prepares the same twice", async () => {
  expect(await getFirstDelivery(ctx)).toMatchObject({ inspectorId: null, message: null });
  const prepared = await prepareFirstDelivery(ctx);
  expect(await prepareFirstDelivery(ctx)).toEqual(prepared);
  const { environmentId } = ctx.actor;
  const application = await database.prisma.application.findFirstOrThrow({
    where: { environmentId, uid: "first-customer" },
    include: { endpoints: true },
  });
  expect(application.endpoints).toMatchObject([
    { url: `${ctx.policy.apiUrl}/inspect/${prepared.inspectorId}` },
  ]);
  const message = buildMessage({ environmentId, application: application.id }, {});
  await publish(database.pool, [message]);
  expect((await getFirstDelivery(ctx)).message).toMatchObject({ id: message.id, state: "waiting" });
  await settleDeliveries(database.pool, () => ({ verdict: "succeeded" }));
  expect((await getFirstDelivery(ctx)).message).toMatchObject({ id: message.id, state: "succeeded" });
});

it("points the endpoint to a new inspector when the old one is over", async () => {
  const before = await prepareFirstDelivery(ctx);
  await database.prisma.inspector.updateMany({ data: { expiresAt: new Date(0) } });
  expect((await getFirstDelivery(ctx)).inspectorId).toBeNull();
  const after = await prepareFirstDelivery(ctx);
  expect(after.inspectorId).not.toBeNull();
  expect(after.inspectorId).not.toBe(before.inspectorId);
  expect(await database.prisma.endpoint.count()).toBe(1);
});
