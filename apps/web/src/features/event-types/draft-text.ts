/** A text as JSON: its value, or that it is none. An empty text is nothing, and nothing is broken. */
export type Parsed<Value> = { value: Value | undefined; isBroken: boolean };

type Schema = Record<string, unknown>;

/** What a first schema may look like. */
const starter: Schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  required: ["id"],
  properties: { id: { type: "string", description: "" } },
};

export function parseValue(text: string): Parsed<unknown> {
  if (text.trim() === "") return { value: undefined, isBroken: false };
  try {
    return { value: JSON.parse(text), isBroken: false };
  } catch {
    return { value: undefined, isBroken: true };
  }
}

export function parseObject(text: string): Parsed<Schema> {
  const { value } = parseValue(text);
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? { value: value as Schema, isBroken: false } : { value: undefined, isBroken: true };
}

/** A schema and its first example as two texts; of null, a schema to begin with. */
export function splitExample(whole: Schema | null): { schemaText: string; exampleText: string } {
  const schema = whole ?? starter;
  const examples = Array.isArray(schema.examples) ? schema.examples : [];
  const { examples: _examples, ...rest } = schema;
  return {
    schemaText: JSON.stringify(rest, null, 2),
    exampleText: examples.length === 0 ? "" : JSON.stringify(examples[0], null, 2),
  };
}

/** The schema with its example where JSON Schema has it; examples of its own in the text stay behind it. */
export function withExample(schema: Schema, example: unknown): Schema {
  const { examples, ...rest } = schema;
  const others = Array.isArray(examples) ? examples : [];
  const all = example === undefined ? others : [example, ...others];
  return all.length === 0 ? rest : { ...rest, examples: all };
}
