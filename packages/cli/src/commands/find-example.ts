import { askFor, refusalOf } from "./ask-api.ts";
import type { Access } from "./find-access.ts";

type EventType = { schemas?: Record<string, unknown> | null };

/** The example that an event type's schema carries, in its newest version that has one. */
export async function findExample(access: Access, name: string): Promise<unknown> {
  const response = await askFor(access, `/api/v1/event-type/${encodeURIComponent(name)}/`);
  if (response.status === 404) throw new Error(`There is no event type ${name} in this environment.`);
  if (!response.ok) throw await refusalOf(access, response);
  const { schemas } = (await response.json()) as EventType;
  const newestFirst = Object.entries(schemas ?? {}).sort(([a], [b]) => Number(b) - Number(a));
  for (const [, schema] of newestFirst) {
    const example = exampleOf(schema);
    if (example !== undefined) return example;
  }
  throw new Error(
    `${name} has no example: add "examples": [ … ] to its schema, or declare one with the SDK.`,
  );
}

/** `examples` is JSON Schema's own word; many write `example`. */
function exampleOf(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return undefined;
  const { examples, example } = schema as { examples?: unknown; example?: unknown };
  return Array.isArray(examples) && examples.length > 0 ? examples[0] : example;
}
