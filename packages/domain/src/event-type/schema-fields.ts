/** A JSON Schema, or what stands where one should. */
type Schema = Readonly<Record<string, unknown>>;

/** One property of a payload, as its schema describes it. */
export type SchemaField = {
  /** Where it is: order, lines, [], sku; `[]` is every element of an array. */
  path: readonly string[];
  /** What may stand there: "string", "integer or null", "one of …". */
  type: string;
  isRequired: boolean;
  description: string | null;
};

const maxFields = 500;
const maxDepth = 12;

/**
 * The properties that a schema describes, depth first, in its order: those of objects, of the elements of arrays, of
 * what `$ref` and `allOf` bring in, and of every alternative of `anyOf` and `oneOf`. Bounded, also where it refers to
 * itself. Pure: the browser uses it too.
 */
export function schemaFields(root: unknown): SchemaField[] {
  const fields = new Map<string, SchemaField>();
  collect(root, { root, path: [], depth: 0, fields });
  return [...fields.values()];
}

type Walk = { root: unknown; path: readonly string[]; depth: number; fields: Map<string, SchemaField> };

function collect(node: unknown, walk: Walk): void {
  if (walk.depth > maxDepth) return;
  for (const schema of partsOf(node, walk.root)) {
    const required = Array.isArray(schema.required) ? schema.required : [];
    for (const [name, child] of Object.entries(asSchema(schema.properties) ?? {})) {
      const path = [...walk.path, name];
      const key = path.join("\n");
      const isRequired = required.includes(name) || walk.fields.get(key)?.isRequired === true;
      if (!walk.fields.has(key) && walk.fields.size >= maxFields) return;
      walk.fields.set(key, {
        path,
        isRequired,
        type: typeOf(child, walk.root),
        description: wordsOf(child, walk),
      });
      collect(child, { ...walk, path, depth: walk.depth + 1 });
    }
    if (asSchema(schema.items)) {
      collect(schema.items, { ...walk, path: [...walk.path, "[]"], depth: walk.depth + 1 });
    }
  }
}

/** A schema with what it refers to and is made of. What is only an alternative requires nothing. */
function partsOf(node: unknown, root: unknown, seen: ReadonlySet<unknown> = new Set()): Schema[] {
  const schema = asSchema(node);
  if (!schema || seen.has(schema) || seen.size > maxDepth) return [];
  const within = new Set([...seen, schema]);
  const referred =
    typeof schema.$ref === "string" ? partsOf(resolveRef(root, schema.$ref), root, within) : [];
  const all = listOf(schema.allOf).flatMap((part) => partsOf(part, root, within));
  const some = [...listOf(schema.anyOf), ...listOf(schema.oneOf)]
    .flatMap((part) => partsOf(part, root, within))
    .map(({ required: _required, ...rest }) => rest);
  return [schema, ...referred, ...all, ...some];
}

/** What a reference within a schema (#/$defs/Order) leads to; undefined: nothing. */
export function resolveRef(root: unknown, ref: string): unknown {
  if (ref === "#") return root;
  if (!ref.startsWith("#/")) return undefined;
  let node = root;
  for (const part of ref.slice(2).split("/")) {
    if (typeof node !== "object" || node === null) return undefined;
    const name = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    node = Object.hasOwn(node, name) ? (node as Schema)[name] : undefined;
  }
  return node;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function typeOf(node: unknown, root: unknown): string {
  const types = new Set<string>();
  for (const schema of partsOf(node, root)) {
    const named = Array.isArray(schema.type) ? schema.type : [schema.type];
    for (const type of named) if (typeof type === "string") types.add(type);
    if (Array.isArray(schema.enum))
      for (const value of schema.enum.slice(0, 8)) types.add(JSON.stringify(value));
    if ("const" in schema) types.add(JSON.stringify(schema.const));
  }
  const literals = [...types].filter((type) => /^["\d-]|^(true|false)$/.test(type));
  const shown = literals.length > 0 ? [...literals, ...(types.has("null") ? ["null"] : [])] : [...types];
  const elements = types.has("array") ? elementType(node, root) : undefined;
  return shown.map((type) => (type === "array" && elements ? `${elements}[]` : type)).join(" | ") || "any";
}

function elementType(node: unknown, root: unknown): string | undefined {
  const items = partsOf(node, root).find((schema) => asSchema(schema.items))?.items;
  const named = asSchema(items)?.type;
  return typeof named === "string" && named !== "array" ? named : undefined;
}

function wordsOf(node: unknown, { root }: Walk): string | null {
  for (const { description, title } of partsOf(node, root)) {
    const words = description ?? title;
    if (typeof words === "string" && words !== "") return words;
  }
  return null;
}

/** A path as people read it: lines[].sku. */
export function pathText(path: readonly string[]): string {
  return path.join(".").replaceAll(".[]", "[]");
}

/** Whether a payload has the property; of an array's elements, whether one has it. */
export function hasField(payload: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  if (name === "[]") return Array.isArray(payload) && payload.some((element) => hasField(element, rest));
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return false;
  return Object.hasOwn(payload, name) && hasField((payload as Schema)[name], rest);
}

/** What a schema takes away from another, and what it asks for anew. Below what is gone nothing is named. */
export function compareFields(
  before: unknown,
  after: unknown,
): { removed: string[][]; required: string[][] } {
  const old = new Map(schemaFields(before).map((field) => [pathText(field.path), field]));
  const now = new Map(schemaFields(after).map((field) => [pathText(field.path), field]));
  const removed = [...old].filter(([text]) => !now.has(text)).map(([, { path }]) => [...path]);
  const required = [...now]
    .filter(([text, field]) => field.isRequired && old.get(text)?.isRequired !== true)
    .map(([, { path }]) => [...path]);
  const isBelow = (path: string[], above: string[]) =>
    above.length < path.length && above.every((part, index) => part === path[index]);
  return { removed: removed.filter((path) => !removed.some((other) => isBelow(path, other))), required };
}

function asSchema(node: unknown): Schema | undefined {
  return typeof node === "object" && node !== null && !Array.isArray(node) ? (node as Schema) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
