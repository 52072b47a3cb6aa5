import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";
import { liveRows } from "#trpc/live.ts";
import { barsOf, barWidthMs } from "./histogram-steps.ts";
import { boundsOfFilter, messageFilter } from "./message-filter.ts";
import { searchOfFilter } from "./message-search.ts";

const ref = z.string().min(1).max(300);
const message = z.object({ application: ref, message: ref });
const pageOfMessage = message.extend({ cursor: ref.nullish() });
const example = z.object({ application: ref, eventType: ref });
const pageSize = 50;
/** Of the deliveries and of the attempts of one message. */
const partsSize = 250;
const windowSize = 100;

export const messagesRouter = router({
  search: viewerProcedure
    .input(messageFilter.extend({ cursor: ref.nullish() }))
    .query(({ ctx: { domainCtx }, input }) =>
      domain.searchMessages(domainCtx, {
        ...searchOfFilter(input, domainCtx.now()),
        limit: pageSize,
        iterator: input.cursor ?? undefined,
      }),
    ),

  get: viewerProcedure.input(z.object({ message: ref })).query(async ({ ctx, input }) => {
    const found = await domain.searchMessages(ctx.domainCtx, { text: input.message, limit: 1 });
    if (!found.data[0]) throw new TRPCError({ code: "NOT_FOUND" });
    return found.data[0];
  }),

  payload: viewerProcedure.input(message).query(({ ctx, input }) => domain.getPayload(ctx.domainCtx, input)),

  deliveries: viewerProcedure.input(pageOfMessage).query(({ ctx, input }) =>
    domain.listAttemptedEndpoints(ctx.domainCtx, {
      ...input,
      query: { limit: partsSize, iterator: input.cursor ?? undefined, expanded_statuses: true },
    }),
  ),

  attempts: viewerProcedure.input(pageOfMessage).query(({ ctx, input }) =>
    domain.listAttemptsByMessage(ctx.domainCtx, {
      ...input,
      query: {
        limit: partsSize,
        iterator: input.cursor ?? undefined,
        expanded_statuses: true,
        with_content: false,
        with_msg: false,
      },
    }),
  ),

  attempt: viewerProcedure
    .input(message.extend({ attempt: ref }))
    .query(({ ctx, input }) => domain.getAttempt(ctx.domainCtx, input)),

  resend: developerProcedure
    .input(message.extend({ endpoint: ref }))
    .mutation(({ ctx, input }) => domain.resendDelivery(ctx.domainCtx, input)),

  /** The endpoints that a test would go to. */
  calledByTest: developerProcedure
    .input(example)
    .query(({ ctx, input }) => domain.listCalledEndpoints(ctx.domainCtx, input)),

  publishTest: developerProcedure
    .input(example)
    .mutation(({ ctx, input }) => domain.publishExample(ctx.domainCtx, input)),

  histogram: viewerProcedure.input(messageFilter).query(async ({ ctx: { domainCtx }, input }) => {
    const { from, to } = boundsOfFilter(input, domainCtx.now());
    const { widthMs, step } = barWidthMs(from, to, domainCtx.now());
    const activity = await domain.getActivity(domainCtx, {
      from,
      to,
      step,
      application: input.app,
      eventType: input.type,
    });
    return { widthMs, bars: barsOf(activity.points, from, to, widthMs) };
  }),

  /** Messages in sight that are new or stand differently; `since` is the time of the oldest one in sight. */
  live: viewerProcedure
    .input(
      z.object({
        filter: messageFilter.optional(),
        since: z.iso.datetime().optional(),
        message: ref.optional(),
        lastEventId: z.string().optional(),
      }),
    )
    .subscription(({ ctx: { domainCtx, isSessionOpen }, input, signal }) => {
      const { filter, since } = input;
      const search = filter && { ...searchOfFilter(filter, domainCtx.now()), state: undefined };
      const after = since ? new Date(Date.parse(since) - 1) : search?.after;
      return liveRows({ isSessionOpen, signal }, async () => {
        const inList =
          search && (await domain.searchMessages(domainCtx, { ...search, after, limit: windowSize }));
        const open = input.message
          ? await domain.searchMessages(domainCtx, { text: input.message, limit: 1 })
          : undefined;
        return [...(inList?.data ?? []), ...(open?.data ?? [])];
      });
    }),
});
