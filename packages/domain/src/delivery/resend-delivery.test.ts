import { limits } from "@posthorn/contract";
import { publish } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resendDelivery } from "./resend-delivery.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("resendDelivery", () => {
  it("refuses more where many resends to the endpoint wait already, and no other endpoint's", async () => {
    const environment = await buildEnvironment(database.prisma);
    const ctx = buildCtx(database, environment);
    const application = await buildApplication(database.prisma, environment.environmentId);
    const [full, other] = [
      await buildEndpoint(database.prisma, application),
      await buildEndpoint(database.prisma, application),
    ];
    const message = buildMessage({ environmentId: environment.environmentId, application });
    await publish(database.pool, [message]);
    await database.pool.query(
      `insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at)
       select 'msg_' || n, $1, 1, $2, now() from generate_series(1, $3) n`,
      [full, application, limits.resendsPerEndpoint],
    );
    const resendTo = (endpoint: string) =>
      resendDelivery(ctx, { application, message: message.id, endpoint });
    await expect(resendTo(full)).rejects.toMatchObject({ code: "limit_reached" });
    await resendTo(other);
    const open = await database.prisma.queuedDelivery.findMany({
      where: { messageId: message.id, trigger: 1 },
    });
    expect(open.map((row) => row.endpointId)).toEqual([other]);
  });
});
