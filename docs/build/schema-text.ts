import type { JsonSchema } from "@posthorn/contract";
import { code } from "./markdown.ts";

/** Where the shapes of requests and answers are described. */
export const objectsPage = "api-objects.md";

/** A JSON Schema in a few words: its type, what it may be, its default. */
export function schemaText(schema: JsonSchema): string {
  const text = typeText(schema);
  const hasDefault = schema.default !== undefined && JSON.stringify(schema.default) !== "{}";
  return hasDefault ? `${text}, default ${code(JSON.stringify(schema.default))}` : text;
}

/** A link to a named shape; a list of one leads to what it lists. */
export function objectLink(reference: string): string {
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  const listed = name.replace(/^ListResponse/, "");
  const link = `[${listed}](${objectsPage}#${listed.toLowerCase()})`;
  return name === listed ? link : `a list of ${link}`;
}

function typeText(schema: JsonSchema): string {
  if (typeof schema.$ref === "string") return objectLink(schema.$ref);
  if ("const" in schema) return code(JSON.stringify(schema.const));
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => code(String(value))).join(", ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return [...new Set((choices as JsonSchema[]).map(typeText))].join(" or ");
  if (Array.isArray(schema.type))
    return schema.type.map((type) => typeText({ ...schema, type })).join(" or ");
  if (schema.type === "array") return `list of ${typeText((schema.items ?? {}) as JsonSchema)}`;
  if (schema.type === "object") return objectText(schema);
  if (schema.type === "string") return schema.format === "date-time" ? "time" : "text";
  if (schema.type === "integer" || schema.type === "number") return numberText(schema);
  if (typeof schema.type === "string") return schema.type === "boolean" ? "true or false" : schema.type;
  return "any JSON";
}

function objectText(schema: JsonSchema): string {
  const values = schema.additionalProperties;
  if (typeof values !== "object" || values === null) return "object";
  return Object.keys(values).length === 0 ? "JSON object" : `object of ${typeText(values as JsonSchema)}`;
}

function numberText({ type, minimum, maximum }: JsonSchema): string {
  const kind = type === "integer" ? "whole number" : "number";
  if (minimum === undefined && maximum === undefined) return kind;
  if (maximum === undefined) return minimum === 0 ? kind : `${kind} from ${shown(minimum)}`;
  return `${kind} ${shown(minimum ?? "")}–${shown(maximum)}`;
}

function shown(bound: unknown): string {
  return typeof bound === "number" ? bound.toLocaleString("en") : "";
}
