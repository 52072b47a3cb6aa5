import { z } from "zod";

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = { [key: string]: unknown };

/** Whether a schema is shown as clients write it or as the api answers it. */
export type Direction = "input" | "output";

/**
 * The JSON Schema of one zod schema, ready for an OpenAPI document.
 *
 * @example
 * jsonSchemaOf(limit, "input"); // { type: "integer", minimum: 1, maximum: 250, default: 50, … }
 */
export function jsonSchemaOf(schema: z.ZodType, direction: Direction): JsonSchema {
  return withoutMeta(z.toJSONSchema(schema, settings(direction)));
}

/**
 * The JSON Schemas of named zod schemas; where one holds another, it refers to it by name.
 *
 * @example
 * jsonSchemasOf({ ApplicationIn: applicationIn }, "input").ApplicationIn;
 */
export function jsonSchemasOf(
  named: Record<string, z.ZodType>,
  direction: Direction,
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...settings(direction), uri: schemaReference });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutMeta(schema)]));
}

/**
 * Where a named schema stands in the document.
 *
 * @example
 * schemaReference("ApplicationIn"); // "#/components/schemas/ApplicationIn"
 */
export function schemaReference(name: string): string {
  return `#/components/schemas/${name}`;
}

function settings(direction: Direction) {
  return { io: direction, target: "draft-2020-12", unrepresentable: "any", override: polish } as const;
}

type Override = Parameters<NonNullable<z.core.ToJSONSchemaParams["override"]>>[0];

// zod leaves examples and defaults out where a value is transformed, and closes objects that we answer,
// though clients must ignore fields they do not know.
function polish({ zodSchema, jsonSchema }: Override): void {
  const meta = z.globalRegistry.get(zodSchema);
  if (Array.isArray(meta?.examples)) jsonSchema.examples = meta.examples;
  if (zodSchema._zod.def.type === "default") jsonSchema.default = zodSchema._zod.def.defaultValue;
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
  plainNumbers(jsonSchema);
  liftDescription(jsonSchema);
}

// What may be null is described inside; a reader looks for it at the field.
function liftDescription(schema: z.core.JSONSchema.BaseSchema): void {
  const [inner, nothing] = schema.anyOf ?? [];
  if (nothing?.type === "null" && inner?.description) schema.description ??= inner.description;
}

// zod bounds every integer by what JavaScript counts exactly, and calls literals numbers.
function plainNumbers(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.type === "number" && [schema.enum ?? schema.const].flat().every(Number.isInteger)) {
    schema.type = "integer";
  }
}

function withoutMeta(schema: object): JsonSchema {
  const kept: JsonSchema = { ...schema };
  delete kept.$schema;
  delete kept.$id;
  delete kept["~standard"];
  return kept;
}
