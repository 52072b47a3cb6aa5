import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Route } from "../routes/route.ts";
import { routes } from "../routes/routes.ts";
import { openApiDocument } from "./open-api-document.ts";
import type { OpenApiOperation } from "./operation.ts";

const document = openApiDocument({ serverUrl: "http://127.0.0.1:8071", version: "0.1.0" });
const table: Record<string, Route> = routes;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** The 40 operations of the reference, section 1.2, one a line. */
const reference = `
GET /app
POST /app
GET /app/{app_id}
PUT /app/{app_id}
PATCH /app/{app_id}
DELETE /app/{app_id}
GET /app/{app_id}/endpoint
POST /app/{app_id}/endpoint
GET /app/{app_id}/endpoint/{endpoint_id}
PUT /app/{app_id}/endpoint/{endpoint_id}
PATCH /app/{app_id}/endpoint/{endpoint_id}
DELETE /app/{app_id}/endpoint/{endpoint_id}
GET /app/{app_id}/endpoint/{endpoint_id}/secret
POST /app/{app_id}/endpoint/{endpoint_id}/secret/rotate
GET /app/{app_id}/endpoint/{endpoint_id}/headers
PUT /app/{app_id}/endpoint/{endpoint_id}/headers
PATCH /app/{app_id}/endpoint/{endpoint_id}/headers
GET /app/{app_id}/endpoint/{endpoint_id}/stats
POST /app/{app_id}/endpoint/{endpoint_id}/send-example
POST /app/{app_id}/endpoint/{endpoint_id}/recover
GET /app/{app_id}/endpoint/{endpoint_id}/msg
GET /app/{app_id}/msg
POST /app/{app_id}/msg
GET /app/{app_id}/msg/{msg_id}
DELETE /app/{app_id}/msg/{msg_id}/content
GET /app/{app_id}/msg/{msg_id}/endpoint
POST /app/{app_id}/msg/{msg_id}/endpoint/{endpoint_id}/resend
GET /app/{app_id}/msg/{msg_id}/attempt/{attempt_id}
DELETE /app/{app_id}/msg/{msg_id}/attempt/{attempt_id}/content
GET /app/{app_id}/attempt/endpoint/{endpoint_id}
GET /app/{app_id}/attempt/msg/{msg_id}
GET /event-type
POST /event-type
GET /event-type/{event_type_name}
PUT /event-type/{event_type_name}
PATCH /event-type/{event_type_name}
DELETE /event-type/{event_type_name}
POST /auth/app-portal-access/{app_id}
POST /auth/logout
GET /health
`
  .trim()
  .split("\n");

describe("openApiDocument", () => {
  it("has the 40 operations of the common API", () => {
    const places = operations.map(
      ({ path, method }) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`,
    );
    expect(reference).toHaveLength(40);
    expect(reference.filter((place) => !places.includes(place))).toEqual([]);
  });

  it("has every route once", () => {
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      Object.keys(routes).sort(),
    );
  });

  it("is JSON, and the same each time it is made", () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(openApiDocument({ serverUrl: "http://127.0.0.1:8071", version: "0.1.0" })).toEqual(document);
  });

  it("refers only to what it holds", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, reference]) => reference,
    );
    const held = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...new Set(references)].filter((reference) => !held.includes(reference ?? ""))).toEqual([]);
  });

  it.each(operations)("declares the parameters of $method $path", ({ path, operation }) => {
    const inTemplate = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation.parameters.filter((parameter) => parameter.in === "path");
    expect(declared.map((parameter) => parameter.name)).toEqual(inTemplate);
    expect(declared.every((parameter) => parameter.required)).toBe(true);
    expect(operation.parameters.filter((parameter) => !parameter.description)).toEqual([]);
  });

  it.each(operations)("tells the answers and credentials of $method $path", ({ operation }) => {
    const route = table[operation.operationId];
    const success = Object.keys(operation.responses).filter((status) => status.startsWith("2"));
    expect(success.length).toBeGreaterThan(0);
    expect(document.tags.map((tag) => tag.name)).toContain(operation.tags[0]);
    expect(operation.security).toHaveLength(route?.callers.length ?? -1);
    const isRefusedWithoutKey =
      operation.responses["401"]?.description.includes("authentication_failed") ?? false;
    expect(isRefusedWithoutKey).toBe(route?.callers.length !== 0);
    expect(everyErrorHasBody(operation)).toBe(true);
  });

  it("has schemas that a JSON Schema 2020-12 validator takes, each with its description", () => {
    const ajv = new Ajv2020({
      strict: true,
      strictRequired: false,
      allowUnionTypes: true,
      validateFormats: false,
    });
    ajv.addVocabulary(["components"]);
    ajv.addSchema({ $id: "posthorn", components: document.components });
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect([name, typeof schema.description]).toEqual([name, "string"]);
      expect(() => ajv.compile({ $ref: `posthorn#/components/schemas/${name}` }), name).not.toThrow();
    }
  });

  it("describes every field of every schema", () => {
    const silent = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      Object.entries((schema.properties ?? {}) as Record<string, { description?: string; $ref?: string }>)
        .filter(([, field]) => !field.description && !field.$ref)
        .map(([field]) => `${name}.${field}`),
    );
    expect(silent).toEqual([]);
  });

  it("has a webhook for each operational event", () => {
    expect(Object.keys(document.webhooks)).toContain("message.attempt.failing");
    expect(Object.keys(document.webhooks)).toHaveLength(9);
  });
});

function everyErrorHasBody(operation: OpenApiOperation): boolean {
  const errors = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
  return errors.every(([, response]) => response.content !== undefined);
}
