import type { HeaderFamily } from "@posthorn/db";
import type { Ctx } from "../ctx.ts";
import { openSealed, openSecret } from "../endpoint/sealed-fields.ts";
import { withPassword } from "../endpoint/url-password.ts";

/** Everything a sender must know of an endpoint. Holds open secrets: never logged, never answered. */
export type SendTarget = {
  endpointId: string;
  environmentId: string;
  applicationId: string;
  revision: number;
  url: string;
  headers: Readonly<Record<string, string>>;
  /** The current one first, then those in their grace period. */
  secrets: readonly { text: string; expiresAt: number }[];
  /** A JSON object as text, or null. */
  properties: string | null;
  headerFamily: HeaderFamily;
  timeoutMs: number;
  /** Seconds before each retry. */
  retrySchedule: readonly number[];
};

/** Each endpoint decides for itself: one that cannot be opened keeps no other from being sent to. */
export type LoadedTargets = {
  targets: SendTarget[];
  unready: { endpointId: string; error: Error }[];
};

const defaultTimeoutSeconds = 15;

/** The endpoints of deliveries that were claimed, disabled ones too; the loop that sends caches them by revision. */
export async function loadSendTargets(
  ctx: Pick<Ctx, "prisma" | "vault" | "policy" | "now">,
  endpointIds: readonly string[],
): Promise<LoadedTargets> {
  const rows = await findEndpoints(ctx, endpointIds);
  const loaded: LoadedTargets = { targets: [], unready: [] };
  for (const row of rows) {
    try {
      loaded.targets.push(openTarget(ctx, row));
    } catch {
      // Its own words may quote what was sealed.
      const error = new Error(`the secrets or headers of endpoint ${row.id} cannot be opened`);
      loaded.unready.push({ endpointId: row.id, error });
    }
  }
  return loaded;
}

function findEndpoints({ prisma }: Pick<Ctx, "prisma">, endpointIds: readonly string[]) {
  return prisma.endpoint.findMany({
    where: { id: { in: [...endpointIds] } },
    include: {
      secrets: { orderBy: { createdAt: "desc" } },
      application: { select: { environment: { select: { headerFamily: true, retrySchedule: true } } } },
    },
  });
}

function openTarget(
  ctx: Pick<Ctx, "vault" | "policy" | "now">,
  row: Awaited<ReturnType<typeof findEndpoints>>[number],
): SendTarget {
  const now = ctx.now().getTime();
  const { environment } = row.application;
  const { headers, urlPassword } = openSealed(ctx.vault, row);
  const live = row.secrets.filter((secret) => !secret.expiresAt || secret.expiresAt.getTime() > now);
  const schedules = [row.retrySchedule, environment.retrySchedule, ctx.policy.retrySchedule];
  return {
    endpointId: row.id,
    environmentId: row.environmentId,
    applicationId: row.applicationId,
    revision: row.revision,
    url: urlPassword === null ? row.url : withPassword(row.url, urlPassword),
    headers,
    secrets: live
      .sort((a, b) => Number(a.expiresAt !== null) - Number(b.expiresAt !== null))
      .map((secret) => ({
        text: openSecret(ctx.vault, secret.sealed, { id: secret.id, environmentId: row.environmentId }),
        expiresAt: secret.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
      })),
    properties: row.properties,
    headerFamily: environment.headerFamily ?? ctx.policy.headerFamily,
    timeoutMs: (row.timeoutSeconds ?? defaultTimeoutSeconds) * 1000,
    retrySchedule: schedules.find((schedule) => schedule.length > 0) ?? [],
  };
}
