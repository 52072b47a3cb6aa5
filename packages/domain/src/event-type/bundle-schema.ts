import { invalidField } from "../domain-error.ts";
import { resolveRef } from "./schema-fields.ts";

type Node = Readonly<Record<string, unknown>>;

const draft2020 = "https://json-schema.org/draft/2020-12/schema";
const maxParts = 500;

// Examples and defaults are data: what looks like a keyword in them is none.
const dataKeywords = new Set(["example", "examples", "default", "const", "enum"]);
// Below these stand names of the host's own, not keywords.
const namedKeywords = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
]);

/**
 * A schema of an OpenAPI document that stands alone: what it refers to in the document comes along under `$defs`, also
 * where that refers to itself. What OpenAPI 3.0 says in its own way (`nullable`, `example`, exclusive bounds as
 * booleans) is said as JSON Schema does.
 */
export function bundleSchema(document: Node, schema: Node): Record<string, unknown> {
  const names = new Map<string, string>();
  const isOlder = String(document.openapi).startsWith("3.0");
  const rewrite = (node: unknown, isNames = false): unknown => {
    if (Array.isArray(node)) return node.map((part) => rewrite(part));
    if (typeof node !== "object" || node === null) return node;
    const entries = Object.entries(node).map(([key, value]) => {
      if (!isNames && dataKeywords.has(key)) return [key, value];
      if (!isNames && key === "$ref" && typeof value === "string")
        return [key, `#/$defs/${nameOf(value, names)}`];
      return [key, rewrite(value, !isNames && namedKeywords.has(key))];
    });
    const written: Record<string, unknown> = Object.fromEntries(entries);
    return isOlder && !isNames ? fromOpenApi30(written) : written;
  };
  const root = rewrite(schema) as Record<string, unknown>;
  const defs: Record<string, unknown> = {};
  // The map grows while it is walked: what a part refers to is rewritten after it.
  for (const [ref, name] of names) {
    const part = resolveRef(document, ref);
    if (part === undefined) {
      throw invalidField("schema", `Refers to '${ref.slice(0, 100)}', which is not in the document.`);
    }
    defs[name] = rewrite(part);
  }
  return {
    $schema: draft2020,
    ...root,
    ...(names.size > 0 && { $defs: { ...(root.$defs as object | undefined), ...defs } }),
  };
}

function nameOf(ref: string, names: Map<string, string>): string {
  const known = names.get(ref);
  if (known !== undefined) return known;
  if (names.size >= maxParts)
    throw invalidField("schema", `Refers to more than ${maxParts} parts of the document.`);
  const last = (ref.split("/").at(-1) ?? "").replaceAll(/[^\w.-]/g, "_") || "root";
  const taken = new Set(names.values());
  let name = last;
  for (let count = 2; taken.has(name); count++) name = `${last}_${count}`;
  names.set(ref, name);
  return name;
}

function fromOpenApi30(schema: Record<string, unknown>): Record<string, unknown> {
  const { nullable, example, ...rest } = schema;
  const written: Record<string, unknown> = rest;
  if (example !== undefined && !("examples" in written)) written.examples = [example];
  if (nullable === true && typeof written.type === "string") written.type = [written.type, "null"];
  if (nullable === true && Array.isArray(written.enum) && !written.enum.includes(null)) {
    written.enum = [...written.enum, null];
  }
  for (const [bound, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (typeof written[exclusive] !== "boolean") continue;
    if (written[exclusive] === true) {
      written[exclusive] = written[bound];
      delete written[bound];
    } else delete written[exclusive];
  }
  return written;
}
