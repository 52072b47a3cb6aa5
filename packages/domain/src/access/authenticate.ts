import type { Capability } from "@posthorn/contract";
import type { ApplicationKeyScope, EnvironmentKind, PrismaClient } from "@posthorn/db";
import type { ApplicationKeyActor, KeyActor, TenantActor } from "./actor.ts";

/** Who a bearer token stands for, and what a request needs of the environment without a look-up of its own. */
export type Credential = {
  actor: KeyActor | TenantActor;
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
 * The live API key, portal session or application's key behind the SHA-256 of a bearer token, or null: unknown,
 * revoked, ended and expired look the same from outside.
 */
export async function authenticate(
  prisma: PrismaClient,
  tokenHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<Credential | null> {
  return (
    (await findKey(prisma, tokenHash, now)) ??
    (await findSession(prisma, tokenHash, now)) ??
    (await findApplicationKey(prisma, tokenHash, now))
  );
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
  const actor: TenantActor = {
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

/** What a key of each scope may do; never make keys. */
const capabilitiesOf = {
  manage: ["ViewBase", "ViewEndpointSecret", "ManageEndpointSecret", "CreateAttempts", "ManageEndpoint"],
  read: ["ViewBase"],
} as const satisfies Record<ApplicationKeyScope, readonly Capability[]>;

async function findApplicationKey(prisma: PrismaClient, tokenHash: Uint8Array<ArrayBuffer>, now: Date) {
  const key = await prisma.applicationKey.findUnique({
    where: { tokenHash },
    include: {
      application: {
        select: { deletedAt: true, environment: { select: { ...environmentFields, deletedAt: true } } },
      },
    },
  });
  if (!key || key.revokedAt || key.application.deletedAt || isPast(key.expiresAt, now)) return null;
  const { deletedAt, ...environment } = key.application.environment;
  if (deletedAt) return null;
  const actor: ApplicationKeyActor = {
    kind: "application_key",
    applicationKeyId: key.id,
    organizationId: environment.organizationId,
    environmentId: environment.id,
    applicationId: key.applicationId,
    capabilities: capabilitiesOf[key.scope],
    featureFlags: key.featureFlags,
  };
  return { actor, environment, expiresAt: key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY };
}

function isPast(at: Date | null, now: Date): boolean {
  return at !== null && at.getTime() <= now.getTime();
}
