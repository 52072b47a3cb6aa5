import type { EnvironmentKind, PrismaClient } from "@posthorn/db";
import type { KeyActor, SessionActor } from "./actor.ts";

/** Who a bearer token stands for, and what a request needs of the environment without a look-up of its own. */
export type Credential = {
  actor: KeyActor | SessionActor;
  environment: EnvironmentOfCredential;
  /** Unix milliseconds after which the token opens nothing; Infinity for a key without an end. */
  expiresAt: number;
};

export type EnvironmentOfCredential = {
  id: string;
  organizationId: string;
  kind: EnvironmentKind;
  /** How long payloads are kept where a message does not say. */
  payloadRetentionDays: number;
  operationalApplicationId: string;
};

const environmentFields = {
  id: true,
  organizationId: true,
  kind: true,
  payloadRetentionDays: true,
  operationalApplicationId: true,
} as const;

/**
 * The live API key or portal session behind the SHA-256 of a bearer token, or null: unknown, revoked, ended
 * and expired look the same from outside.
 */
export async function authenticate(
  prisma: PrismaClient,
  tokenHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<Credential | null> {
  return (await findKey(prisma, tokenHash, now)) ?? (await findSession(prisma, tokenHash, now));
}

async function findKey(prisma: PrismaClient, tokenHash: Uint8Array<ArrayBuffer>, now: Date) {
  const key = await prisma.apiKey.findUnique({
    where: { tokenHash },
    include: { environment: { select: environmentFields } },
  });
  if (!key || key.revokedAt || isPast(key.expiresAt, now)) return null;
  const { environment } = key;
  const actor: KeyActor = {
    kind: "key",
    keyId: key.id,
    organizationId: environment.organizationId,
    environmentId: environment.id,
    scope: key.scope,
  };
  return { actor, environment, expiresAt: key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY };
}

async function findSession(prisma: PrismaClient, tokenHash: Uint8Array<ArrayBuffer>, now: Date) {
  const token = await prisma.sessionToken.findUnique({
    where: { tokenHash, kind: "session" },
    include: {
      portalSession: {
        include: {
          application: {
            select: { deletedAt: true, environment: { select: { ...environmentFields, deletedAt: true } } },
          },
        },
      },
    },
  });
  if (!token) return null;
  const { application, ...session } = token.portalSession;
  if (session.endedAt || application.deletedAt || isPast(session.expiresAt, now)) return null;
  const { deletedAt, ...environment } = application.environment;
  if (deletedAt) return null;
  const actor: SessionActor = {
    kind: "session",
    portalSessionId: session.id,
    organizationId: environment.organizationId,
    environmentId: environment.id,
    applicationId: session.applicationId,
    capabilities: session.capabilities,
    featureFlags: session.featureFlags,
  };
  return { actor, environment, expiresAt: session.expiresAt.getTime() };
}

function isPast(at: Date | null, now: Date): boolean {
  return at !== null && at.getTime() <= now.getTime();
}
