import { createHmac, timingSafeEqual } from "node:crypto";
import type { Capability, OneTimeTokenIn, OneTimeTokenOut } from "@posthorn/contract";
import type { Environment, PortalSession, PrismaTransaction } from "@posthorn/db";
import { hashToken } from "../access/token.ts";
import { brandingOf } from "../branding/branding-of.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { localeOfSession } from "./locale-of-session.ts";

/**
 * Gives the browser that opened a portal link its session token. The first verifier that comes with the link is that
 * browser's; it may come again, after a reload or in a second frame, and gets the same token. Any other is refused.
 */
export async function exchangeOneTimeToken(
  ctx: AnonymousCtx,
  input: OneTimeTokenIn,
): Promise<OneTimeTokenOut> {
  const token = sessionTokenFor(ctx, input);
  const session = await runTransaction(ctx, async (tx) => {
    const opened = await openLink(tx, ctx, input);
    await tx.sessionToken.createMany({
      data: { tokenHash: hashToken(token), portalSessionId: opened.id, kind: "session" },
      skipDuplicates: true,
    });
    return opened;
  });
  const { environment } = session.application;
  const branding = brandingOf(environment);
  return {
    token,
    appId: session.applicationId,
    capabilities: session.capabilities as Capability[],
    featureFlags: session.featureFlags,
    expiresAt: session.expiresAt.toISOString(),
    locale: localeOfSession(session, branding),
    branding,
    embedOrigins: environment.allowedEmbedOrigins,
  };
}

/**
 * Made of the link, the browser's verifier and the master key: a repeated exchange has one result, however often and
 * however many at once, and nothing that is stored gives it away.
 */
function sessionTokenFor({ vault }: AnonymousCtx, { oneTimeToken, verifier }: OneTimeTokenIn): string {
  const hmac = createHmac("sha256", vault.deriveKey("portal session token"));
  return `appsk_${hmac.update(`${oneTimeToken}\0${verifier}`).digest("base64url")}`;
}

const shownOfApplication = {
  deletedAt: true,
  environment: { select: { branding: true, allowedEmbedOrigins: true } },
} as const;

type OpenedSession = PortalSession & {
  application: {
    deletedAt: Date | null;
    environment: Pick<Environment, "branding" | "allowedEmbedOrigins">;
  };
};

async function openLink(
  tx: PrismaTransaction,
  { now }: AnonymousCtx,
  { oneTimeToken, verifier }: OneTimeTokenIn,
): Promise<OpenedSession> {
  const tokenHash = hashToken(oneTimeToken);
  const verifierHash = hashToken(verifier);
  // Of two browsers at once the row lets one in; the other then sees whose it is.
  await tx.sessionToken.updateMany({
    where: { tokenHash, kind: "one_time", usedAt: null },
    data: { usedAt: now(), verifierHash },
  });
  const link = await tx.sessionToken.findUnique({
    where: { tokenHash, kind: "one_time" },
    include: { portalSession: { include: { application: { select: shownOfApplication } } } },
  });
  if (!link || !isLive(link.portalSession, now())) throw new DomainError("link_expired");
  if (!link.verifierHash || !timingSafeEqual(link.verifierHash, verifierHash)) {
    throw new DomainError("link_already_used");
  }
  return link.portalSession;
}

function isLive(session: OpenedSession, now: Date): boolean {
  return session.endedAt === null && session.application.deletedAt === null && session.expiresAt > now;
}
