import {
  type AppPortalAccessIn,
  type AppPortalAccessOut,
  type Capability,
  capabilities,
  impliedCapabilities,
  limits,
  type PortalLinkKey,
} from "@posthorn/contract";
import { type Application, createId } from "@posthorn/db";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { createToken } from "../access/token.ts";
import { ensureApplication } from "../application/ensure-application.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";

/**
 * Opens a portal session of an application: a link for the first browser that opens it, and a session token for a
 * user interface of the host's own. The link's one-time token opens nothing by itself.
 */
export async function createPortalSession(
  ctx: Ctx,
  { application: ref, access }: { application: string; access: AppPortalAccessIn },
): Promise<AppPortalAccessOut> {
  requirePermission(ctx, "manage");
  return openPortalSession(ctx, { application: ref, access, action: "portal_session.create" });
}

/** The same, written down as what the caller does with it. */
export async function openPortalSession(
  ctx: Ctx,
  { application: ref, access, action }: { application: string; access: AppPortalAccessIn; action: string },
): Promise<AppPortalAccessOut> {
  if (access.application) await ensureApplication(ctx, { application: ref, carried: access.application });
  const application = await loadApplication(ctx, ref);
  const oneTime = createToken("ott");
  const session = createToken("appsk");
  await write(ctx, application, { access, action, oneTime, session });
  return { url: linkOf(ctx, application, oneTime.token), token: session.token };
}

type Token = ReturnType<typeof createToken>;
type NewSession = { access: AppPortalAccessIn; action: string; oneTime: Token; session: Token };

async function write(
  ctx: Ctx,
  application: Application,
  { access, action, oneTime, session }: NewSession,
): Promise<void> {
  const id = createId("ps", ctx.now().getTime());
  const seconds = access.expiry ?? limits.sessionSecondsMax;
  const granted = {
    capabilities: grantedBy(access),
    featureFlags: access.featureFlags,
    sessionId: access.sessionId ?? null,
    locale: access.locale ?? null,
  };
  await runTransaction(ctx, async (tx) => {
    const { createdAt, expiresAt } = await tx.portalSession.create({
      data: {
        id,
        environmentId: application.environmentId,
        applicationId: application.id,
        ...granted,
        createdAt: ctx.now(),
        expiresAt: new Date(ctx.now().getTime() + seconds * 1000),
        tokens: {
          create: [
            { tokenHash: oneTime.tokenHash, kind: "one_time" },
            { tokenHash: session.tokenHash, kind: "session" },
          ],
        },
      },
    });
    await recordAudit(tx, ctx, {
      action,
      subjectId: id,
      applicationId: application.id,
      after: { ...granted, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
    });
  });
}

/** The capabilities asked for, with what each of them holds; all when none are named. */
function grantedBy({ capabilities: asked, readOnly }: AppPortalAccessIn): Capability[] {
  if (readOnly) return ["ViewBase"];
  const named = asked ?? capabilities;
  const granted = new Set<Capability>([
    "ViewBase",
    ...named,
    ...named.flatMap((one) => impliedCapabilities[one]),
  ]);
  return capabilities.filter((one) => granted.has(one));
}

/**
 * What opens the portal stands in the fragment, which browsers send to no server. The environment does not: which
 * pages may frame it has to be known before.
 */
function linkOf({ policy }: Ctx, { id, environmentId }: Application, oneTimeToken: string): string {
  const key: PortalLinkKey = { appId: id, oneTimeToken, serverUrl: policy.apiUrl };
  return `${policy.portalUrl}/portal?environment=${environmentId}#key=${Buffer.from(JSON.stringify(key)).toString("base64")}`;
}
