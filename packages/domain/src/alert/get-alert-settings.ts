import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { mailedOperators } from "./address-alerts.ts";
import type { AlertFormat } from "./alert-request.ts";

export type AlertSettings = {
  /** False: no mail server is set, and these people are not told. */
  isMailOn: boolean;
  people: { email: string; name: string }[];
  /** How many confirmed addresses of customers there are. */
  tenantAddresses: number;
  targets: { id: string; format: AlertFormat; name: string; host: string }[];
};

const mostCounted = 10_000;

/** Who hears of an environment's incidents. Of a target's URL only the host is told. */
export async function getAlertSettings(ctx: Ctx): Promise<AlertSettings> {
  requirePermission(ctx, "administer");
  const { environmentId } = ctx.actor;
  const [people, targets, tenantAddresses] = await Promise.all([
    mailedOperators(ctx.prisma, environmentId),
    ctx.prisma.alertTarget.findMany({ where: { environmentId }, orderBy: { id: "asc" } }),
    ctx.prisma.alertAddress.count({
      where: { environmentId, confirmedAt: { not: null } },
      take: mostCounted,
    }),
  ]);
  return {
    isMailOn: ctx.policy.isMailOn,
    people,
    tenantAddresses,
    targets: targets.map(({ id, format, name, urlSealed }) => ({
      id,
      // What createAlertTarget let in.
      format: format as AlertFormat,
      name,
      host: new URL(ctx.vault.open(urlSealed, { table: "alert_targets", id, environmentId })).host,
    })),
  };
}
