import { createId, type PrismaTransaction } from "@posthorn/db";
import type { UserActor } from "../access/actor.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import type { NewEnvironment } from "../environment/insert-environment.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import type { UserSession } from "../user/get-user-session.ts";
import { lockFirstOwner } from "../user/lock-first-owner.ts";
import { insertOrganization, insertOwner } from "./insert-organization.ts";

export type OwnOrganization = { organizationId: string; environmentId: string };

const firstEnvironment: NewEnvironment = { name: "Development", kind: "development" };

/**
 * Creates an organization with a development environment for who is signed in, its owner. Open to owners of another
 * one, to whoever is there while there is none at all, and to everybody where sign-up is open.
 */
export async function createOwnOrganization(
  ctx: AnonymousCtx,
  { userId }: Pick<UserSession, "userId">,
  input: { name: string; isSignUpOpen: boolean },
): Promise<OwnOrganization> {
  const name = readName(input.name);
  return runTransaction(ctx, async (tx) => {
    await lockFirstOwner(tx);
    const isAllowed = input.isSignUpOpen || (await isOwnerOrFirst(tx, userId));
    if (!isAllowed) throw new DomainError("insufficient access");
    return insertOwnOrganization(tx, ctx, { name, userId });
  });
}

/** Whether `createOwnOrganization` is open to somebody. */
export async function canCreateOrganization(
  ctx: AnonymousCtx,
  { userId }: Pick<UserSession, "userId">,
  { isSignUpOpen }: { isSignUpOpen: boolean },
): Promise<boolean> {
  return isSignUpOpen || isOwnerOrFirst(ctx.prisma, userId);
}

/** Writes the organization, its development environment and its owner. */
export async function insertOwnOrganization(
  tx: PrismaTransaction,
  ctx: AnonymousCtx,
  { name, userId }: { name: string; userId: string },
): Promise<OwnOrganization> {
  const organizationId = createId("org", ctx.now().getTime());
  const actor: UserActor = { kind: "user", userId, role: "owner", organizationId, environmentId: "" };
  const inside = { ...ctx, actor };
  const [environment] = await insertOrganization(tx, inside, { name, environments: [firstEnvironment] });
  if (!environment) throw new Error("an organization was created without its environment");
  await insertOwner(tx, inside, userId);
  return { organizationId, environmentId: environment.id };
}

type Reader = Pick<PrismaTransaction, "member" | "organization">;

async function isOwnerOrFirst(db: Reader, userId: string): Promise<boolean> {
  const owned = await db.member.findFirst({ where: { userId, role: "owner" }, select: { userId: true } });
  if (owned) return true;
  return (await db.organization.findFirst({ select: { id: true } })) === null;
}
