import { createId } from "@posthorn/db";
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
import type { Ctx } from "../ctx.ts";
import { checkDraft } from "./check-draft.ts";
import { createEventType } from "./create-event-type.ts";
import { describeEventType } from "./describe-event-type.ts";
import { findRealExample } from "./find-real-example.ts";
import { getCatalogTypes } from "./get-catalog-types.ts";
import { getDraftImpact } from "./get-draft-impact.ts";
import { getEventTypeDetail } from "./get-event-type-detail.ts";
import { listCatalog } from "./list-catalog.ts";
import { publishDraft } from "./publish-draft.ts";
import { saveDraft } from "./save-draft.ts";

let database: TestDatabase;
let ctx: Ctx;
let customers: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = buildCtx(database, await buildEnvironment(database.prisma));
  const { environmentId } = ctx.actor;
  customers = [
    await buildApplication(database.prisma, environmentId),
    await buildApplication(database.prisma, environmentId),
  ];
});
afterAll(() => database.close());

const name = "order.created";
const first = { type: "object", properties: { id: {}, note: {} }, examples: [{ id: 1 }] };

async function makeType(): Promise<void> {
  await database.prisma.eventType.deleteMany();
  const schemas = { "1": first };
  await createEventType(ctx, { name, description: "d", archived: false, deprecated: false, schemas });
}

describe("a draft", () => {
  it("becomes the next version, and only as it was seen", async () => {
    await makeType();
    const schema = { type: "object", properties: { id: { type: "integer" } }, examples: [{ id: 2 }] };
    const { draft, updatedAt } = await saveDraft(ctx, { name, schema });
    expect(draft).toMatchObject({ version: "2", example: { kind: "valid" } });
    const seen = { name, version: "2", updatedAt };
    await saveDraft(ctx, { name, schema: { ...schema, title: "by somebody else" } });
    await expect(publishDraft(ctx, seen)).rejects.toMatchObject({ code: "conflict" });

    const latest = await getEventTypeDetail(ctx, { name });
    const published = await publishDraft(ctx, { ...seen, updatedAt: latest.updatedAt });
    expect(published.versions.map(({ version }) => version)).toEqual(["2", "1"]);
    expect(published.draft).toBeNull();
    await expect(publishDraft(ctx, { ...seen, updatedAt: published.updatedAt })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is kept, not published, while its example does not fit", async () => {
    await makeType();
    const schema = { type: "object", required: ["id"], examples: [{}] };
    const { draft, updatedAt } = await saveDraft(ctx, { name, schema });
    expect(draft?.example).toMatchObject({ kind: "invalid" });
    await expect(publishDraft(ctx, { name, version: "2", updatedAt })).rejects.toMatchObject({
      code: "value_error",
    });
    await expect(saveDraft(ctx, { name, schema: { type: "nothing" } })).rejects.toMatchObject({
      code: "value_error",
    });
    expect((await saveDraft(ctx, { name, schema: null })).draft).toBeNull();
  });

  it("says whom it concerns, and how many of the newest messages had what it drops or asks for", async () => {
    await makeType();
    const [kopi = "", erp = ""] = customers;
    await buildEndpoint(database.prisma, kopi, { eventTypes: ["order.*"] });
    await buildEndpoint(database.prisma, kopi, { eventTypes: [] });
    await buildEndpoint(database.prisma, erp, { eventTypes: [name], disabledAt: new Date() });
    await buildEndpoint(database.prisma, erp, { eventTypes: ["order.paid"] });
    const { environmentId } = ctx.actor;
    for (const body of ['{"id":1,"note":"x"}', '{"id":2,"note":null}', '{"id":3,"place":"a"}', "not JSON"]) {
      const message = { id: createId("msg"), body: Buffer.from(body) };
      await publish(database.pool, [buildMessage({ environmentId, application: kopi }, message)]);
    }
    const schema = { type: "object", required: ["place"], properties: { id: {}, place: {} } };
    await saveDraft(ctx, { name, schema });
    expect(await getDraftImpact(ctx, { name })).toEqual({
      endpoints: 2,
      applications: 1,
      removed: [{ path: "note", had: 2 }],
      required: [{ path: "place", had: 1 }],
      sample: { messages: 3, days: 7, isComplete: true },
    });
    expect(await findRealExample(ctx, { name })).toEqual({ payload: { id: 3, place: "a" } });
    expect(await listCatalog(ctx, { isArchivedToo: false })).toMatchObject({
      entries: [{ name, version: "1", hasDraft: true, messagesOf7Days: 4, messagesOf30Days: 4 }],
    });
  });
});

describe("describeEventType", () => {
  it("changes names and languages, and leaves the schemas", async () => {
    await makeType();
    const translations = { ru: { title: null, description: "Создан заказ." } };
    await describeEventType(ctx, { name, changes: { title: "Order placed", translations } });
    expect(await getEventTypeDetail(ctx, { name })).toMatchObject({
      title: "Order placed",
      description: "d",
      translations,
      versions: [{ version: "1", schema: first }],
    });
    await describeEventType(ctx, { name, changes: { translations: {} } });
    expect(await getEventTypeDetail(ctx, { name })).toMatchObject({
      title: "Order placed",
      translations: {},
    });
    expect((await listCatalog(ctx, { text: "PLACED", isArchivedToo: true })).entries).toHaveLength(1);
  });
});

describe("checkDraft", () => {
  it("says where a schema is none, and whether its example fits", async () => {
    const wrong = { properties: { id: { type: "text" } } };
    expect(await checkDraft(ctx, { schema: wrong })).toMatchObject({
      problem: { path: "/properties/id/type" },
      example: null,
    });
    const schema = { required: ["id"], examples: [{}] };
    expect(await checkDraft(ctx, { schema })).toEqual({
      problem: null,
      example: { kind: "invalid", problems: [{ path: "", message: "must have required property 'id'" }] },
    });
    expect(await checkDraft(ctx, { schema: { examples: [1] } })).toEqual({
      problem: null,
      example: { kind: "valid" },
    });
  });
});

describe("getCatalogTypes", () => {
  it("is one file of all that is not archived, however many", async () => {
    const other = buildCtx(database, await buildEnvironment(database.prisma));
    const { environmentId } = other.actor;
    await database.prisma.eventType.createMany({
      data: Array.from({ length: 40 }, (_, index) => ({
        environmentId,
        name: `bulk.n${index}`,
        description: "d",
        archived: index === 7,
        schemas: { "2": { const: index }, "10": { const: `${index}` } },
      })),
    });
    const { typescript, isCut } = await getCatalogTypes(other);
    expect(isCut).toBe(false);
    expect(typescript.match(/^export type/gm)).toHaveLength(39);
    expect(typescript).toContain('/** d */\nexport type BulkN39 = "39";');
    expect(typescript).toContain('  "bulk.n39": BulkN39;');
  });
});
