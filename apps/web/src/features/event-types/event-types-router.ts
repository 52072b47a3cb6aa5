import {
  eventTypeImportOpenApiIn,
  eventTypeIn,
  eventTypeName,
  eventTypePatch,
  eventTypeTitle,
  eventTypeTranslations,
  jsonObject,
  limits,
} from "@posthorn/contract";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";

const named = z.object({ name: eventTypeName });

export const eventTypesRouter = router({
  list: viewerProcedure.query(({ ctx }) =>
    domain.listEventTypes(ctx.domainCtx, { limit: 250, include_archived: true, with_content: false }),
  ),

  /** The names of those that have an example to publish. */
  examples: viewerProcedure.query(({ ctx }) => domain.listExamples(ctx.domainCtx)),

  catalog: viewerProcedure
    .input(
      z.object({ text: z.string().max(limits.eventTypeNameLength).optional(), isArchivedToo: z.boolean() }),
    )
    .query(({ ctx, input }) => domain.listCatalog(ctx.domainCtx, input)),

  detail: viewerProcedure
    .input(named)
    .query(({ ctx, input }) => domain.getEventTypeDetail(ctx.domainCtx, input)),

  impact: viewerProcedure.input(named).query(({ ctx, input }) => domain.getDraftImpact(ctx.domainCtx, input)),

  realExample: viewerProcedure
    .input(named)
    .query(({ ctx, input }) => domain.findRealExample(ctx.domainCtx, input)),

  /** One TypeScript file with the types of all. */
  types: viewerProcedure.query(({ ctx }) => domain.getCatalogTypes(ctx.domainCtx)),

  /** A mutation only for its size: a schema is too long for an address. */
  check: developerProcedure
    .input(z.object({ schema: jsonObject(limits.eventTypeSchemasBytes) }))
    .mutation(({ ctx, input }) => domain.checkDraft(ctx.domainCtx, input)),

  create: developerProcedure
    .input(
      eventTypeIn
        .pick({ name: true, description: true, groupName: true })
        .extend({ title: eventTypeTitle.nullable().optional() }),
    )
    .mutation(({ ctx, input: { environmentId: _, ...input } }) =>
      domain.createEventType(ctx.domainCtx, { ...input, archived: false, deprecated: false }),
    ),

  describe: developerProcedure
    .input(
      named.extend({
        changes: eventTypePatch.omit({ schemas: true }).extend({
          title: eventTypeTitle.nullable().optional(),
          translations: eventTypeTranslations.optional(),
        }),
      }),
    )
    .mutation(({ ctx, input }) => domain.describeEventType(ctx.domainCtx, input)),

  saveDraft: developerProcedure
    .input(named.extend({ schema: jsonObject(limits.eventTypeSchemasBytes).nullable() }))
    .mutation(({ ctx, input }) => domain.saveDraft(ctx.domainCtx, input)),

  publishDraft: developerProcedure
    .input(named.extend({ version: z.string(), updatedAt: z.string() }))
    .mutation(({ ctx, input }) => domain.publishDraft(ctx.domainCtx, input)),

  delete: developerProcedure
    .input(named.extend({ expunge: z.boolean() }))
    .mutation(({ ctx, input }) => domain.deleteEventType(ctx.domainCtx, input)),

  importOpenApi: developerProcedure
    .input(eventTypeImportOpenApiIn.omit({ spec: true }))
    .mutation(async ({ ctx, input }) => ({
      changes: (await domain.importEventTypes(ctx.domainCtx, input)).changes,
    })),
});
