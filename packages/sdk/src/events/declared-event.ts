import { PosthornError, type PosthornIssue } from "../errors/posthorn-error.ts";
import type { EventDeclaration, EventDeclarations, EventDefinition } from "./event-declaration.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { StandardIssue, StandardSchema } from "./standard-schema.ts";

/** An event type as declared, in its long form. */
export type DeclaredEvent = EventDefinition & { readonly name: string };

/** Reads declarations once, when the client is made; refuses a name that the API would refuse. */
export function readDeclarations(events: EventDeclarations): DeclaredEvent[] {
  return Object.entries(events).map(([name, declaration]) => {
    if (!/^(?!-)[a-zA-Z0-9\-_.]{1,256}$/.test(name)) {
      const sentence = `events: "${name.slice(0, 100)}" is no name of an event type, such as order.created.`;
      throw new PosthornError("invalid_options", sentence);
    }
    return { name, ...definitionOf(declaration, name) };
  });
}

function definitionOf(declaration: EventDeclaration, name: string): EventDefinition {
  if (typeof declaration !== "object" && typeof declaration !== "function") {
    throw new PosthornError("invalid_options", `events: "${name}" must be a schema or a definition.`);
  }
  // No JSON Schema has a keyword `schema`, so the two forms cannot be taken for each other.
  const isWhole = !isStandardSchema(declaration) && isSchema(declaration.schema);
  return isWhole ? (declaration as EventDefinition) : { schema: declaration };
}

function isSchema(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || isStandardSchema(value);
}

export function isStandardSchema(value: unknown): value is StandardSchema {
  // ArkType's schemas are functions.
  const canHoldIt = (typeof value === "object" && value !== null) || typeof value === "function";
  return canHoldIt && "~standard" in value;
}

/** The JSON Schema that readers of this event type see. */
export function jsonSchemaOf(event: DeclaredEvent): JsonSchema {
  const { schema } = event;
  if (event.jsonSchema !== undefined) return event.jsonSchema;
  if (!isStandardSchema(schema)) return schema;
  const { jsonSchema, vendor } = schema["~standard"];
  const wayOut = `give the event its JSON Schema as well: { schema, jsonSchema: { … } }.`;
  if (jsonSchema === undefined) {
    const sentence = `${event.name}: this version of ${vendor} makes no JSON Schema; ${wayOut}`;
    throw new PosthornError("unsupported_schema", sentence);
  }
  try {
    return jsonSchema.input({ target: "draft-07" });
  } catch (cause) {
    const sentence = `${event.name}: ${vendor} can make no JSON Schema of it; ${wayOut}`;
    throw new PosthornError("unsupported_schema", sentence, { cause });
  }
}

/** What the schema finds wrong with a payload; nothing for a JSON Schema, which nobody here can run. */
export async function issuesOf(event: DeclaredEvent, payload: unknown): Promise<PosthornIssue[]> {
  if (!isStandardSchema(event.schema)) return [];
  const result = await event.schema["~standard"].validate(payload);
  return (result.issues ?? []).map(issueOf);
}

function issueOf({ path = [], message }: StandardIssue): PosthornIssue {
  const keys = path.map((step) => String(typeof step === "object" ? step.key : step));
  return { loc: ["payload", ...keys], msg: message, type: "value_error" };
}
