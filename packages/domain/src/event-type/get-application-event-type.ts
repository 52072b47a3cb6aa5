import type { ApplicationEventTypeDetailOut, ApplicationEventTypeQuery } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { applicationEventTypesOut } from "./application-event-type-out.ts";
import { examplesOf } from "./examples-of.ts";
import { loadEventType } from "./find-event-type.ts";
import { versionsOf } from "./schema-versions.ts";
import { typesOfSchema } from "./types-of-schema.ts";

/** One of the event types that an application can get, with what its people need to build on it. */
export async function getApplicationEventType(
  ctx: Ctx,
  input: { application: string; name: string; query: ApplicationEventTypeQuery },
): Promise<ApplicationEventTypeDetailOut> {
  requirePermission(ctx, "read");
  const { name, query } = input;
  const { id: applicationId } = await loadApplication(ctx, input.application);
  const row = await loadEventType(ctx, name);
  const shown = row.archived ? [] : [row];
  const [seen] = await applicationEventTypesOut(ctx, shown, { applicationId, language: query.language });
  if (!seen) throw new DomainError("not_found");
  const [newest] = versionsOf(row);
  const schema = newest?.schema ?? null;
  return {
    ...seen,
    version: newest?.version ?? null,
    schema,
    example: examplesOf(row)[0] ?? null,
    typescript: typesOfSchema({ ...seen, schema }).text,
  };
}
