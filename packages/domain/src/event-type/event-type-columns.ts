import type { EventTypePatch, EventTypeUpsertIn } from "@posthorn/contract";
import { Prisma } from "@posthorn/db";
import { givenFields } from "../given-fields.ts";

/** The columns that a change sets; null unsets what can be unset. */
export function eventTypeColumns(changes: EventTypePatch) {
  const { description, archived, deprecated, groupName, featureFlags, schemas } = changes;
  return {
    ...givenFields({ description, archived, deprecated, groupName }),
    ...(featureFlags !== undefined && { featureFlags: featureFlags ?? [] }),
    ...(schemas !== undefined && { schemas: jsonOrNull(schemas) }),
  };
}

/** What replaces an event type: everything that is left out goes back to its default. */
export function replacingColumns(replacement: EventTypeUpsertIn) {
  const { groupName = null, featureFlags = null, schemas = null, ...rest } = replacement;
  const { description, archived, deprecated } = rest;
  return {
    description,
    archived,
    deprecated,
    groupName,
    featureFlags: featureFlags ?? [],
    schemas: jsonOrNull(schemas),
  };
}

// Holds because the contract has read it as a JSON object.
function jsonOrNull(schemas: Record<string, unknown> | null) {
  return schemas === null ? Prisma.DbNull : (schemas as Prisma.InputJsonObject);
}
