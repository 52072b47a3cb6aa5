import { z } from "zod";
import { domain } from "#server/native.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";
import { liveRows } from "#trpc/live.ts";
import { incidentStates } from "./incident-states.ts";

const ref = z.string().min(1).max(300);
const endpoint = z.object({ application: ref, endpoint: ref });
const span = endpoint.extend({ since: z.iso.datetime(), until: z.iso.datetime().optional() });
const pageSize = 50;

export const incidentsRouter = router({
  list: viewerProcedure
    .input(z.object({ state: z.enum(incidentStates), cursor: ref.nullish() }))
    .query(({ ctx, input }) =>
      domain.listIncidents(ctx.domainCtx, {
        state: input.state,
        limit: pageSize,
        iterator: input.cursor ?? undefined,
      }),
    ),

  get: viewerProcedure
    .input(z.object({ incident: ref }))
    .query(({ ctx, input }) => domain.getIncident(ctx.domainCtx, input)),

  /** What sending again would send. */
  count: viewerProcedure.input(span).query(({ ctx, input: { since, until, ...ends } }) =>
    domain.countRecovery(ctx.domainCtx, {
      ...ends,
      recovery: { since: new Date(since), until: until === undefined ? null : new Date(until) },
    }),
  ),

  sendAgain: developerProcedure
    .input(span.extend({ isWithMissed: z.boolean(), messagesPerSecond: z.int().min(1).max(500) }))
    .mutation(({ ctx, input: { since, until, isWithMissed, messagesPerSecond, ...ends } }) =>
      domain.recoverEndpoint(ctx.domainCtx, {
        ...ends,
        isWithMissed,
        recovery: {
          since: new Date(since),
          until: until === undefined ? null : new Date(until),
          messagesPerSecond,
        },
      }),
    ),

  /** Without a time: until it is unmuted. */
  mute: developerProcedure
    .input(endpoint.extend({ until: z.iso.datetime().nullable() }))
    .mutation(({ ctx, input: { until, ...ends } }) =>
      domain.muteEndpoint(ctx.domainCtx, { ...ends, until: until === null ? null : new Date(until) }),
    ),

  unmute: developerProcedure
    .input(endpoint)
    .mutation(({ ctx, input }) => domain.unmuteEndpoint(ctx.domainCtx, input)),

  /** Incidents that are new or stand differently, of the newest, or the one that is open. */
  live: viewerProcedure
    .input(z.object({ incident: ref.optional(), lastEventId: z.string().optional() }))
    .subscription(({ ctx: { domainCtx, isSessionOpen }, input: { incident }, signal }) =>
      liveRows({ isSessionOpen, signal }, async () => {
        if (incident !== undefined) return [await domain.getIncident(domainCtx, { incident })];
        const lists = await Promise.all(
          incidentStates.map((state) => domain.listIncidents(domainCtx, { state, limit: pageSize })),
        );
        return lists.flatMap(({ data }) => data);
      }),
    ),
});
