import { resolveRef } from "./schema-fields.ts";
import { docText, keyText, literalText, pascalCase, uniqueName } from "./type-text.ts";

type Schema = Readonly<Record<string, unknown>>;

/** An event type, as far as its TypeScript types need it. */
export type TypedEventType = { name: string; description: string; deprecated: boolean; schema: unknown };

/** The types of one event type: its own name, and the text that declares it and what it refers to. */
export type EventTypeTypes = { name: string; text: string };

const maxParts = 500;
// Schemas are let in up to 64 levels of JSON, of which one of a schema takes two; the rest is for references.
const maxDepth = 128;
const maxText = 524_288;

/**
 * Declares the payload of an event type in TypeScript. What no type can say (`if`, `not`, patterns) is left out: the
 * type then takes more than the schema does. Depth and size of the text are bounded, also where a schema refers to
 * itself; no word of a schema leaves the comment or string that it stands in. Pure: the browser uses it too.
 *
 * @param taken Names that are used in the same file; those declared here are added.
 */
export function typesOfSchema(type: TypedEventType, taken: Set<string> = new Set()): EventTypeTypes {
  const root = type.schema ?? true;
  const writer: Writer = { root, prefix: pascalCase(type.name), taken, parts: new Map(), left: maxText };
  const name = referTo(writer, "#", { depth: 0, indent: "", isHead: false }).text;
  // The map grows while it is walked: what a part refers to is written after it.
  for (const [ref, part] of writer.parts) write(writer, ref, part, 0);
  const texts = [...writer.parts].map(([ref, part]) => {
    const words = docText(ref === "#" ? { ...asSchema(root), ...wordsOf(type) } : resolveRef(root, ref), "");
    return `${words}export type ${part.name} = ${part.text ?? "unknown"};\n`;
  });
  return { name, text: texts.join("\n") };
}

function wordsOf({ description, deprecated }: TypedEventType) {
  return { ...(description.trim() !== "" && { description }), ...(deprecated && { deprecated }) };
}

type Part = { name: string; text: string | null; isOpen: boolean };

type Writer = {
  root: unknown;
  prefix: string;
  taken: Set<string>;
  /** What has a name of its own, by the reference that leads to it. */
  parts: Map<string, Part>;
  /** Characters that may still be written. */
  left: number;
};

/** `isHead`: not within an object or array, where a type must not come back to itself. */
type Place = { depth: number; indent: string; isHead: boolean };

type Type = { text: string; joins?: "|" | "&" };

const unknownType: Type = { text: "unknown" };
const openObject: Type = { text: "{ [key: string]: unknown }" };

function write(writer: Writer, ref: string, part: Part, depth: number): void {
  if (part.text !== null) return;
  part.isOpen = true;
  part.text = typeOf(writer, resolveRef(writer.root, ref), { depth, indent: "", isHead: true }).text;
  part.isOpen = false;
}

function referTo(writer: Writer, ref: string, at: Place): Type {
  if (resolveRef(writer.root, ref) === undefined) return unknownType;
  let part = writer.parts.get(ref);
  if (!part) {
    if (writer.parts.size >= maxParts) return unknownType;
    const ofPart = ref === "#" ? "" : pascalCase(ref.split("/").at(-1) ?? "");
    part = { name: uniqueName(`${writer.prefix}${ofPart}`, writer.taken), text: null, isOpen: false };
    writer.parts.set(ref, part);
  }
  writer.left -= part.name.length;
  if (!at.isHead) return { text: part.name };
  // `type A = B; type B = A` does not compile: written in the order of the walk, only one still open closes a circle.
  if (part.isOpen) return unknownType;
  write(writer, ref, part, at.depth + 1);
  return { text: part.name };
}

function typeOf(writer: Writer, node: unknown, at: Place): Type {
  if (node === false) return { text: "never" };
  const schema = asSchema(node);
  if (!schema || at.depth > maxDepth || writer.left <= 0) return unknownType;
  const inner = { ...at, depth: at.depth + 1 };
  const each = (list: unknown) => listOf(list).map((part) => typeOf(writer, part, inner));
  const others = [
    ...(typeof schema.$ref === "string" ? [referTo(writer, schema.$ref, inner)] : []),
    ...each(schema.allOf),
    ...[schema.anyOf, schema.oneOf].filter(Array.isArray).map((list) => union(each(list))),
  ];
  const own = ownType(writer, schema, inner);
  const whole = intersection(own === openObject && others.length > 0 ? others : [own, ...others]);
  return schema.nullable === true ? union([whole, { text: "null" }]) : whole;
}

function ownType(writer: Writer, schema: Schema, at: Place): Type {
  if ("const" in schema) return { text: literalText(schema.const) };
  if (Array.isArray(schema.enum)) return union(schema.enum.map((value) => ({ text: literalText(value) })));
  const named = schema.type ?? impliedType(schema);
  return union((Array.isArray(named) ? named : [named]).map((type) => namedType(writer, schema, type, at)));
}

function impliedType(schema: Schema): string | undefined {
  if (["properties", "required", "additionalProperties"].some((word) => word in schema)) return "object";
  return "items" in schema || "prefixItems" in schema ? "array" : undefined;
}

function namedType(writer: Writer, schema: Schema, type: unknown, at: Place): Type {
  if (type === "string" || type === "boolean" || type === "null") return { text: type };
  if (type === "number" || type === "integer") return { text: "number" };
  if (type === "array") return { text: arrayText(writer, schema, at) };
  return type === "object" ? objectType(writer, schema, at) : unknownType;
}

function objectType(writer: Writer, schema: Schema, at: Place): Type {
  const indent = `${at.indent}  `;
  const inner = { depth: at.depth, indent, isHead: false };
  const required = new Set(listOf(schema.required).filter((name) => typeof name === "string"));
  const properties = asSchema(schema.properties) ?? {};
  const nameless = [...required].filter((name) => !Object.hasOwn(properties, name));
  const lines: string[] = [];
  for (const [name, child] of [
    ...Object.entries(properties),
    ...nameless.map((name) => [name, true] as const),
  ]) {
    if (writer.left <= 0) break;
    const start = `${docText(child, indent)}${indent}${keyText(name)}${required.has(name) ? "" : "?"}: `;
    writer.left -= start.length;
    lines.push(`${start}${typeOf(writer, child, inner).text};`);
  }
  const others = otherKeys(writer, schema, inner, lines.length > 0);
  if (lines.length === 0) return others === null ? openObject : { text: `{ [key: string]: ${others} }` };
  if (others !== null) lines.push(`${indent}[key: string]: ${others};`);
  return { text: `{\n${lines.join("\n")}\n${at.indent}}` };
}

/** What stands at keys that are not named; null: nothing is said of them. */
function otherKeys(writer: Writer, schema: Schema, at: Place, hasNamed: boolean): string | null {
  const others = schema.additionalProperties;
  if (hasNamed) {
    // An index signature holds for the named keys as well, so it can promise nothing more.
    const isOpen = others === true || asSchema(others) !== undefined || "patternProperties" in schema;
    return isOpen || writer.left <= 0 ? "unknown" : null;
  }
  if ("patternProperties" in schema || others === undefined || others === true) return null;
  return typeOf(writer, others, at).text;
}

function arrayText(writer: Writer, schema: Schema, at: Place): string {
  const inner = { ...at, isHead: false };
  const element = (node: unknown) => grouped(typeOf(writer, node, inner));
  const isTuple = Array.isArray(schema.prefixItems) || Array.isArray(schema.items);
  if (!isTuple) return `${element(schema.items ?? true)}[]`;
  const [first, rest] = Array.isArray(schema.prefixItems)
    ? [schema.prefixItems, schema.items]
    : [listOf(schema.items), schema.additionalItems];
  const least = typeof schema.minItems === "number" ? schema.minItems : 0;
  const elements = first.map((node, index) => `${element(node)}${index < least ? "" : "?"}`);
  if (rest !== false) elements.push(`...${element(rest ?? true)}[]`);
  return `[${elements.join(", ")}]`;
}

function union(types: readonly Type[]): Type {
  if (types.some(({ text }) => text === "unknown")) return unknownType;
  return joined(
    "|",
    types.filter(({ text }) => text !== "never"),
    { text: "never" },
  );
}

function intersection(types: readonly Type[]): Type {
  return joined(
    "&",
    types.filter(({ text }) => text !== "unknown"),
    unknownType,
  );
}

function joined(joins: "|" | "&", types: readonly Type[], none: Type): Type {
  const texts = [...new Map(types.map((type) => [type.text, type])).values()];
  const [first] = texts;
  if (!first) return none;
  if (texts.length === 1) return first;
  const parts = texts.map((type) => (type.joins === joins ? type.text : grouped(type)));
  return { text: parts.join(` ${joins} `), joins };
}

function grouped({ text, joins }: Type): string {
  return joins ? `(${text})` : text;
}

function asSchema(node: unknown): Schema | undefined {
  return typeof node === "object" && node !== null && !Array.isArray(node) ? (node as Schema) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
