import type { EventTypeTranslations } from "@posthorn/contract";
import type { EventType } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { checkExample, type ExampleCheck } from "./check-example.ts";
import { loadEventType } from "./find-event-type.ts";
import { nextVersion, type SchemaVersion, versionsOf } from "./schema-versions.ts";

/** An event type with all that its editors see. */
export type EventTypeDetail = {
  name: string;
  title: string | null;
  description: string;
  translations: EventTypeTranslations;
  groupName: string | null;
  featureFlags: string[];
  archived: boolean;
  deprecated: boolean;
  /** The newest first. */
  versions: SchemaVersion[];
  draft: {
    schema: Record<string, unknown>;
    /** What it becomes when it is published. */
    version: string;
    /** Of its first example; null when it has none. */
    example: ExampleCheck | null;
  } | null;
  createdAt: string;
  updatedAt: string;
};

/** An event type for those who edit it: every language, every version, and the draft of the next. */
export async function getEventTypeDetail(ctx: Ctx, input: { name: string }): Promise<EventTypeDetail> {
  requirePermission(ctx, "read_as_host");
  return eventTypeDetail(await loadEventType(ctx, input.name));
}

export function eventTypeDetail(row: EventType): EventTypeDetail {
  const { name, title, description, groupName, featureFlags, archived, deprecated } = row;
  return {
    ...{ name, title, description, groupName, featureFlags, archived, deprecated },
    // Holds because they are written as the contract reads them.
    translations: (row.translations ?? {}) as EventTypeTranslations,
    versions: versionsOf(row),
    draft: draftOf(row),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function draftOf(row: EventType): EventTypeDetail["draft"] {
  if (row.draft === null) return null;
  const schema = row.draft as Record<string, unknown>;
  return { schema, version: nextVersion(row), example: checkFirstExample(schema) };
}

/** Whether the first example of a schema fits it; null: it has none. */
export function checkFirstExample(schema: Record<string, unknown>): ExampleCheck | null {
  if (!Array.isArray(schema.examples) || schema.examples.length === 0) return null;
  return checkExample(schema, schema.examples[0]);
}
