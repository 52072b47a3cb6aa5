import type { EventType } from "@posthorn/db";
import { versionsOf } from "./schema-versions.ts";

/** The examples in an event type's schema: those of the newest version that has some. */
export function examplesOf(type: Pick<EventType, "schemas">): readonly unknown[] {
  for (const { schema } of versionsOf(type)) {
    if (Array.isArray(schema?.examples) && schema.examples.length > 0) return schema.examples;
  }
  return [];
}
