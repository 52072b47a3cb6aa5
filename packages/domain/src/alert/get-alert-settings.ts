import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { mailedOperators } from "./address-alerts.ts";
import type { AlertFormat } from "./alert-request.ts";

export type AlertSettings = {
  /** False: no mail server is set, and these people are not told. */
  isMailOn: boolean;
  people: { email: string; name: string }[];
  targets: { id: string; format: AlertFormat; name: string; host: string }[];
};

/** Who hears of an environment's incidents. Of a target's URL only the host is told. */
export async function getAlertSettings(ctx: Ctx): Promise<AlertSettings> {
  requirePermission(ctx, "administer");
  const { environmentId } = ctx.actor;
  const [people, targets] = await Promise.all([
    mailedOperators(ctx.prisma, environmentId),
    ctx.prisma.alertTarget.findMany({ where: { environmentId }, orderBy: { id: "asc" } }),
  ]);
  return {
    isMailOn: ctx.policy.isMailOn,
    people,
    targets: targets.map(({ id, format, name, urlSealed }) => ({
      id,
      // What createAlertTarget let in.
      format: format as AlertFormat,
      name,
      host: new URL(ctx.vault.open(urlSealed, { table: "alert_targets", id, environmentId })).host,
    })),
  };
}
