import { z } from "zod";
import { domain } from "#server/native.ts";
import { adminProcedure, router } from "#trpc/init.ts";
import { auditFilter } from "./audit-filter.ts";

const pageSize = 50;
const dayMs = 86_400_000;

export const auditRouter = router({
  list: adminProcedure
    .input(auditFilter.extend({ cursor: z.string().max(64).nullish() }))
    .query(({ ctx: { domainCtx }, input: { noun, who, days, id, cursor } }) =>
      domain.listAuditEntries(domainCtx, {
        noun,
        actorKind: who,
        id,
        from: days === undefined ? undefined : new Date(domainCtx.now().getTime() - Number(days) * dayMs),
        limit: pageSize,
        iterator: cursor ?? undefined,
      }),
    ),
});
