import { createId } from "@posthorn/db";
import { publish } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  settleDeliveries,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteApplication } from "../application/delete-application.ts";
import { listAttemptsByMessage } from "../attempt/list-attempts-by-message.ts";
import type { Ctx } from "../ctx.ts";
import { listAttemptedEndpoints } from "../delivery/list-attempted-endpoints.ts";
import { resendDelivery } from "../delivery/resend-delivery.ts";
import { getActivity } from "../stats/get-activity.ts";
import { getMessage } from "./get-message.ts";
import { getPayload } from "./get-payload.ts";
import { type MessageSearch, searchMessages } from "./search-messages.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;
let kopi: string;
let sen: string;
let ids: Record<"delivered" | "failed" | "retrying" | "waiting" | "unheard" | "mixed", string>;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  ctx = buildCtx(database, environment);
  kopi = await buildApplication(database.prisma, environment.environmentId, {
    name: "Kopi Kita",
    uid: "kopi",
  });
  sen = await buildApplication(database.prisma, environment.environmentId, {
    name: "Nhà hàng Sen",
    uid: "sen",
  });
  const well = await buildEndpoint(database.prisma, kopi, { eventTypes: ["order.*"] });
  const bad = await buildEndpoint(database.prisma, kopi, { eventTypes: ["order.failed", "order.later"] });
  ids = {
    delivered: await add(kopi, "order.created", "order-1"),
    failed: await add(kopi, "order.failed"),
    retrying: await add(kopi, "order.later"),
    unheard: await add(kopi, "guest.checked_in"),
    mixed: await add(sen, "order.created", "order-1"),
    waiting: "",
  };
  await settleDeliveries(database.pool, ({ endpointId, messageId }) => {
    if (endpointId === well) return { verdict: "succeeded" };
    return messageId === ids.failed
      ? { verdict: "exhausted" }
      : { verdict: "retry", retryDelayMs: 3_600_000 };
  });
  ids.waiting = await add(kopi, "order.created");
  expect(bad).toBeDefined();
  const { operationalApplicationId } = await database.prisma.environment.findUniqueOrThrow({
    where: { id: environment.environmentId },
  });
  await add(operationalApplicationId, "endpoint.created");
});
afterAll(() => database.close());

async function add(application: string, eventType: string, eventId: string | null = null): Promise<string> {
  const { environmentId } = environment;
  const message = buildMessage({ environmentId, application }, { eventType, eventId });
  await publish(database.pool, [message]);
  return message.id;
}

async function search(change: Partial<MessageSearch> = {}, asked: Ctx = ctx) {
  return await searchMessages(asked, { limit: 50, ...change });
}

const idsOf = (page: { data: { id: string }[] }) => page.data.map((message) => message.id);

describe("searchMessages", () => {
  it("shows each message of all tenants by its worst delivery, the newest first", async () => {
    const { data, done } = await search();
    expect(done).toBe(true);
    expect(data.map((message) => [message.id, message.state, message.succeeded, message.deliveries])).toEqual(
      [
        [ids.waiting, "waiting", 0, 1],
        [ids.mixed, "without_endpoint", 0, 0],
        [ids.unheard, "without_endpoint", 0, 0],
        [ids.retrying, "retrying", 1, 2],
        [ids.failed, "exhausted", 1, 2],
        [ids.delivered, "succeeded", 1, 1],
      ],
    );
    expect(data[1]?.application).toMatchObject({ id: sen, uid: "sen", name: "Nhà hàng Sen" });
    const next = new Date(data[3]?.nextAttemptAt ?? 0).getTime() - Date.now();
    expect(next).toBeGreaterThan(3_500_000);
  });

  it("filters by state, event type and application", async () => {
    expect(idsOf(await search({ state: "exhausted" }))).toEqual([ids.failed]);
    expect(idsOf(await search({ state: "without_endpoint" }))).toEqual([ids.mixed, ids.unheard]);
    expect(idsOf(await search({ eventTypes: ["order.later"] }))).toEqual([ids.retrying]);
    expect(idsOf(await search({ application: "sen" }))).toEqual([ids.mixed]);
    expect(idsOf(await search({ application: "kopi", state: "succeeded" }))).toEqual([ids.delivered]);
  });

  it("finds a message by its id, and all by an event id", async () => {
    expect(idsOf(await search({ text: ids.failed }))).toEqual([ids.failed]);
    expect(idsOf(await search({ text: "order-1" }))).toEqual([ids.mixed, ids.delivered]);
    expect(idsOf(await search({ text: "order-1", application: "kopi" }))).toEqual([ids.delivered]);
    expect(idsOf(await search({ text: "nothing" }))).toEqual([]);
  });

  it("finds all by an event id however many other hosts use it, and no message of its own platform", async () => {
    const others = Array.from({ length: 150 }, (_, n) => `app_0${String(n).padStart(26, "0")}`);
    const foreign = await buildEnvironment(database.prisma);
    await database.pool.query(
      `with them as (
         insert into applications (id, environment_id, name, updated_at)
         select id, $2, id, now() from unnest($1::text[]) id returning id)
       insert into event_ids (application_id, event_id, message_id)
       select id, 'order-1', 'msg_z' || id from them`,
      [others, foreign.environmentId],
    );
    expect(idsOf(await search({ text: "order-1" }))).toEqual([ids.mixed, ids.delivered]);
    const hidden = await database.prisma.message.findFirstOrThrow({
      where: { eventType: "endpoint.created" },
    });
    expect(idsOf(await search({ text: hidden.id }))).toEqual([]);
  });

  it("pages through what a filter leaves", async () => {
    const first = await search({ application: "kopi", limit: 2 });
    const second = await search({ application: "kopi", limit: 2, iterator: first.iterator ?? "" });
    expect([...idsOf(first), ...idsOf(second)]).toEqual([ids.waiting, ids.unheard, ids.retrying, ids.failed]);
  });

  it("shows nothing of another environment, and a tenant its own alone", async () => {
    const other = buildCtx(database, await buildEnvironment(database.prisma));
    expect(idsOf(await search({}, other))).toEqual([]);
    expect(idsOf(await search({ text: ids.failed }, other))).toEqual([]);
    const tenant = buildCtx(database, environment, {
      actor: {
        kind: "session",
        portalSessionId: createId("ps"),
        organizationId: environment.organizationId,
        environmentId: environment.environmentId,
        applicationId: sen,
        capabilities: ["ViewBase"],
        featureFlags: [],
      },
    });
    expect(idsOf(await search({ application: sen }, tenant))).toEqual([ids.mixed]);
    await expect(search({}, tenant)).rejects.toMatchObject({ code: "insufficient access" });
    await expect(search({ application: kopi }, tenant)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a deleted application", () => {
  it("stays readable to operators by its id, and to nobody else", async () => {
    const id = await buildApplication(database.prisma, environment.environmentId, { uid: "gone" });
    const endpoint = await buildEndpoint(database.prisma, id);
    const message = await add(id, "order.created");
    await settleDeliveries(database.pool, () => ({ verdict: "succeeded" }));
    await deleteApplication(ctx, { application: id });

    const { organizationId, environmentId } = environment;
    const user = { kind: "user", userId: "usr_1", organizationId, environmentId, role: "viewer" } as const;
    const operator = { ...ctx, actor: user };
    const [found] = (await search({ application: id }, operator)).data;
    expect(found).toMatchObject({ id: message, application: { id, uid: null, isDeleted: true } });
    const ref = { application: id, message };
    const expanded = { limit: 50, expanded_statuses: true };
    const endpoints = await listAttemptedEndpoints(operator, { ...ref, query: expanded });
    expect(idsOf(endpoints)).toEqual([endpoint]);
    const query = { ...expanded, with_content: false, with_msg: false };
    const attempts = await listAttemptsByMessage(operator, { ...ref, query });
    expect(attempts.data).toHaveLength(1);
    const now = ctx.now();
    const day = { from: new Date(now.getTime() - 86_400_000), to: now, step: "hour" } as const;
    await expect(getActivity(operator, { ...day, application: id })).resolves.toBeDefined();

    for (const asked of [{ ...ctx }, { ...operator, actor: { ...user, environmentId: createId("env") } }]) {
      await expect(search({ application: id }, asked)).rejects.toMatchObject({ code: "not_found" });
      await expect(getPayload(asked, ref)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(
      resendDelivery({ ...operator, actor: { ...user, role: "owner" } }, { ...ref, endpoint }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("getPayload", () => {
  it("gives the exact text, JSON or not, and null when it is gone", async () => {
    const form = buildMessage(
      { environmentId: environment.environmentId, application: kopi },
      { body: Buffer.from("a=1&b=2"), contentType: "application/x-www-form-urlencoded" },
    );
    await publish(database.pool, [form]);
    expect(await getPayload(ctx, { application: "kopi", message: form.id })).toEqual({
      text: "a=1&b=2",
      contentType: "application/x-www-form-urlencoded",
    });
    const ref = { application: "kopi", message: form.id };
    expect(await getMessage(ctx, { ...ref, query: { with_content: true } })).toMatchObject({
      payload: {},
      rawPayload: "a=1&b=2",
      contentType: "application/x-www-form-urlencoded",
    });
    const bare = await getMessage(ctx, { ...ref, query: { with_content: false } });
    expect(bare).not.toHaveProperty("rawPayload");
    await database.prisma.message.updateMany({
      where: { id: form.id },
      data: { payloadExpungedAt: new Date() },
    });
    expect(await getPayload(ctx, { application: "kopi", message: form.id })).toBeNull();
  });
});
