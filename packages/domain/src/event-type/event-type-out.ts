import type { EventTypeOut } from "@posthorn/contract";
import type { EventType, Prisma } from "@posthorn/db";

/** An event type as the API answers it. */
export function eventTypeOut(row: EventType): EventTypeOut {
  return {
    name: row.name,
    description: row.description,
    archived: row.archived,
    deprecated: row.deprecated,
    schemas: row.schemas as Record<string, unknown> | null,
    groupName: row.groupName,
    featureFlags: row.featureFlags.length > 0 ? row.featureFlags : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The same for the audit log, which keeps the versions of the schemas and not the schemas. */
export function auditedEventType(row: EventType): Prisma.InputJsonObject {
  const { schemas, ...rest } = eventTypeOut(row);
  const { title, translations } = row;
  return { ...rest, title, translations: translations ?? {}, schemaVersions: Object.keys(schemas ?? {}) };
}
