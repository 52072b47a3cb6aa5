import { buildCtx, buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { getEventTypeDetail } from "./get-event-type-detail.ts";
import { importEventTypes } from "./import-event-types.ts";
import { parseOpenApi, readOpenApi } from "./read-open-api.ts";

let database: TestDatabase;
let ctx: Ctx;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = buildCtx(database, await buildEnvironment(database.prisma));
});
afterAll(() => database.close());

const post = (schema: object, rest: object = {}) => ({
  post: { description: "d", requestBody: { content: { "application/json": { schema } } }, ...rest },
});
const documentOf = (webhooks: object, rest: object = {}) => ({ openapi: "3.1.0", webhooks, ...rest });
const flags = { dryRun: false, replaceAll: false };

async function kindsOf(webhooks: object, options: object = {}) {
  const { changes } = await importEventTypes(ctx, { ...flags, ...options, spec: documentOf(webhooks) });
  return Object.fromEntries(
    changes.map(({ name, kind, version }) => [name, version ? `${kind} v${version}` : kind]),
  );
}

describe("importEventTypes", () => {
  it("makes a schema that differs the next version, and keeps those before it", async () => {
    const first = { "a.made": post({ type: "object" }), "b.made": post({ type: "object" }) };
    expect(await kindsOf(first, { dryRun: true })).toEqual({
      "a.made": "created v1",
      "b.made": "created v1",
    });
    expect(await kindsOf(first)).toEqual({ "a.made": "created v1", "b.made": "created v1" });
    const second = { ...first, "a.made": post({ type: "object", required: ["id"] }) };
    expect(await kindsOf(second)).toEqual({ "a.made": "changed v2", "b.made": "unchanged" });
    const { versions } = await getEventTypeDetail(ctx, { name: "a.made" });
    expect(versions.map(({ version }) => version)).toEqual(["2", "1"]);
  });

  it("archives what the document has no more only where it is asked to, and brings it back", async () => {
    const only = { "c.made": post({ type: "object" }) };
    await kindsOf({ ...only, "d.made": post({}) });
    expect(await kindsOf(only)).toEqual({ "c.made": "unchanged" });
    expect(await kindsOf(only, { replaceAll: true })).toMatchObject({
      "c.made": "unchanged",
      "d.made": "archived",
    });
    expect(await kindsOf({ "d.made": post({}) })).toEqual({ "d.made": "changed" });
  });

  it("keeps what people wrote where the document is silent", async () => {
    const { environmentId } = ctx.actor;
    await database.prisma.eventType.create({
      data: { environmentId, name: "e.made", description: "d", title: "Made", groupName: "mine" },
    });
    expect(await kindsOf({ "e.made": { post: { description: "d" } } })).toEqual({ "e.made": "unchanged" });
    expect(await getEventTypeDetail(ctx, { name: "e.made" })).toMatchObject({
      title: "Made",
      groupName: "mine",
    });
  });
});

describe("readOpenApi", () => {
  it("takes along what a schema refers to, also what refers to itself", () => {
    const line = { type: "object", properties: { parent: { $ref: "#/components/schemas/line" } } };
    const [type] = readOpenApi(
      documentOf(
        {
          "order.created": post({ properties: { lines: { items: { $ref: "#/components/schemas/line" } } } }),
        },
        { components: { schemas: { line } } },
      ),
    );
    expect(type?.schema).toMatchObject({
      properties: { lines: { items: { $ref: "#/$defs/line" } } },
      $defs: { line: { properties: { parent: { $ref: "#/$defs/line" } } } },
    });
  });

  it("says as JSON Schema does what OpenAPI 3.0 says in its own way", () => {
    const schema = {
      properties: {
        note: { type: "string", nullable: true, example: "x" },
        total: { type: "number", minimum: 0, exclusiveMinimum: true },
        nullable: { type: "string" },
      },
    };
    const [type] = readOpenApi({ openapi: "3.0.3", "x-webhooks": { "order.created": post(schema) } });
    expect(type?.schema?.properties).toEqual({
      note: { type: ["string", "null"], examples: ["x"] },
      total: { type: "number", exclusiveMinimum: 0 },
      nullable: { type: "string" },
    });
  });

  it("takes title, group, example and what is deprecated from the operation", () => {
    const example = { $ref: "#/components/examples/one" };
    const content = { "application/json": { schema: { type: "object" }, examples: { one: example } } };
    const operation = { summary: "Order placed", description: "d", tags: ["order"], deprecated: true };
    const [type] = readOpenApi(
      documentOf(
        { "order.created": { post: { ...operation, requestBody: { content } } } },
        { components: { examples: { one: { value: { id: 1 } } } } },
      ),
    );
    expect(type).toMatchObject({ title: "Order placed", groupName: "order", deprecated: true });
    expect(type?.schema?.examples).toEqual([{ id: 1 }]);
  });

  it("names every webhook that does not fit", () => {
    const webhooks = { "no name": {}, "a.b": post({ $ref: "#/components/schemas/none" }), ok: post({}) };
    expect(problemsOf(() => readOpenApi(documentOf(webhooks)))).toEqual(["no name", "a.b"]);
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`a.${index}`, {}]));
    expect(problemsOf(() => readOpenApi(documentOf(many)))).toEqual(["webhooks"]);
    expect(problemsOf(() => readOpenApi({ swagger: "2.0" }))).toEqual(["openapi"]);
  });

  it("refuses text that would grow or nest without end", () => {
    const bomb = Array.from({ length: 30 }, (_, index) =>
      index === 0 ? "a0: &a0 [x, x]" : `a${index}: &a${index} [*a${index - 1}, *a${index - 1}]`,
    );
    for (const text of [bomb.join("\n"), "[".repeat(50_000), "just words"]) {
      expect(problemsOf(() => parseOpenApi(text))).toEqual(["specRaw"]);
    }
  });
});

function problemsOf(act: () => unknown): (string | undefined)[] {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.fields.map(({ loc }) => loc.at(-1));
    throw error;
  }
  return [];
}
