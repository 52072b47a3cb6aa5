import { type JsonSchema, type OpenApiDocument, schemaOfContent } from "@posthorn/contract";
import { code, generatedNote, page, table } from "./markdown.ts";
import { schemaText } from "./schema-text.ts";

/** docs/reference/api-objects.md: the shape of every request and answer, and of every operational event. */
export function apiObjectsPage({ components, webhooks }: OpenApiDocument): string {
  const names = Object.keys(components.schemas).filter((name) => !name.startsWith("ListResponse"));
  const shapes = names
    .sort()
    .flatMap((name) => [
      `### ${name}`,
      ...shapeBlocks({ schema: components.schemas[name], isRequest: /(?:In|Patch)$/.test(name) }),
    ]);
  const events = Object.entries(webhooks).flatMap(([name, { post }]) => [
    `### ${code(name)}`,
    ...shapeBlocks({ schema: payloadOf(post), isRequest: false, summary: String(post.summary ?? "") }),
  ]);
  return page(
    generatedNote,
    "# Shapes of the API",
    "What goes over the wire. Fields of a request that are not required may be left out; times are ISO 8601 in UTC. " +
      "A list is `{ data, iterator, prevIterator, done }`.",
    "## Requests and answers",
    ...shapes,
    "## Operational events",
    "What your own operational endpoints receive: news of the platform itself, signed and retried like any message.",
    ...events,
  );
}

type Shape = { schema: JsonSchema | undefined; isRequest: boolean; summary?: string };

function shapeBlocks({ schema = {}, isRequest, summary }: Shape): string[] {
  const description = summary ?? String(schema.description ?? "");
  const variants = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (!variants) return [description, fieldTable(schema, isRequest)];
  return [
    description,
    ...variants.flatMap((variant) => [String(variant.description ?? "Or:"), fieldTable(variant, isRequest)]),
  ];
}

function fieldTable(schema: JsonSchema, isRequest: boolean): string {
  const rows = fieldRows(schema, isRequest, "");
  return rows.length === 0 ? "" : table(["field", "type", "what it is"], rows);
}

/** A row a field; the fields of an object inside have the path to it in front. */
function fieldRows(schema: JsonSchema, isRequest: boolean, before: string): string[][] {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${before}${name}`;
    const isNeeded = isRequest && required.includes(name) && field.default === undefined;
    const what = `${String(field.description ?? "")}${isNeeded ? " Required." : ""}`.trim();
    const inside = fieldRows(objectInside(field), isRequest, `${path}.`);
    return [[code(path), schemaText(field), what], ...inside];
  });
}

function objectInside(field: JsonSchema): JsonSchema {
  if (field.properties) return field;
  const choices = (field.anyOf ?? field.oneOf ?? []) as JsonSchema[];
  return choices.find((choice) => choice.properties) ?? {};
}

function payloadOf(post: JsonSchema): JsonSchema {
  const { requestBody } = post as {
    requestBody: { content: { "application/json": { schema: JsonSchema } } };
  };
  return schemaOfContent(requestBody.content);
}
