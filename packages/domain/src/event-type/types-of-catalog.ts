import { versionsOf } from "./schema-versions.ts";
import { docText, stringText } from "./type-text.ts";
import { type TypedEventType, typesOfSchema } from "./types-of-schema.ts";

/**
 * One file with the types of all event types, and `EventTypes`, which names the payload of each: what the SDK's
 * `createPosthorn<EventsOf<EventTypes>>` takes. Pure.
 */
export function typesOfCatalog(types: readonly TypedEventType[]): string {
  const taken = new Set(["EventTypes"]);
  const declared = types.map((type) => ({ type, ...typesOfSchema(type, taken) }));
  const lines = declared.map(({ type, name }) => {
    const words = docText({ deprecated: type.deprecated }, "  ");
    return `${words}  ${stringText(type.name)}: ${name};`;
  });
  const map = `/** The payload of each event type, by its name. */\nexport interface EventTypes {\n${lines.join("\n")}\n}\n`;
  return [header, ...declared.map(({ text }) => text), map].join("\n");
}

const header = "// Made by Posthorn from the schemas of the event types. Change those, and make it anew.\n";

/** An event type by the newest version of its schema. */
export function newestTyped(type: Omit<TypedEventType, "schema"> & { schemas: unknown }): TypedEventType {
  const { name, description, deprecated } = type;
  return { name, description, deprecated, schema: versionsOf(type)[0]?.schema ?? null };
}
