import type { EndpointActivity, EndpointStatsQuery } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import type { EndpointRef } from "../endpoint/get-endpoint.ts";
import { getActivity } from "./get-activity.ts";
import { statsRange } from "./get-endpoint-stats.ts";

/** The attempts of an endpoint by hour, in a range of 28 days at most. */
export async function getEndpointActivity(
  ctx: Ctx,
  { query, ...ref }: EndpointRef & { query: EndpointStatsQuery },
): Promise<EndpointActivity> {
  requirePermission(ctx, "read");
  const { from, to } = statsRange(query, ctx.now().getTime());
  const { total, points } = await getActivity(ctx, {
    ...ref,
    from: new Date(from),
    to: new Date(to),
    step: "hour",
  });
  const { succeeded, failed, latencyMs } = total;
  return {
    total: { succeeded, failed, latencyMs },
    points: points.map(({ startsAt, succeeded, failed }) => ({ startsAt, succeeded, failed })),
  };
}
