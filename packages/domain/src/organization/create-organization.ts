import { createId, type PrismaTransaction } from "@posthorn/db";
import { recordAudit } from "../audit/record-audit.ts";
import type { AnonymousCtx, Ctx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";
import {
  type EnvironmentOut,
  insertEnvironment,
  type NewEnvironment,
} from "../environment/insert-environment.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import { normalEmail } from "../user/sign-in.ts";

export type NewOrganization = {
  name: string;
  environments?: readonly NewEnvironment[];
  /** Who signs in first; an account with this address is taken, else one without a password is made. */
  owner?: { email: string; name: string };
};

export type OrganizationOut = {
  id: string;
  name: string;
  environments: EnvironmentOut[];
  ownerId: string | null;
};

const firstEnvironments: readonly NewEnvironment[] = [
  { name: "Development", kind: "development" },
  { name: "Production", kind: "production" },
];

/**
 * Creates an organization with its first environments and its owner. Nobody is signed in for that: it is for the
 * command line of the server's own machine.
 */
export async function createOrganization(
  ctx: AnonymousCtx,
  input: NewOrganization,
): Promise<OrganizationOut> {
  const name = readName(input.name);
  const organizationId = createId("org", ctx.now().getTime());
  const inside: Ctx = { ...ctx, actor: { kind: "cli", organizationId, environmentId: "" } };
  return runTransaction(ctx, async (tx) => {
    await tx.organization.create({
      data: { id: organizationId, name, createdAt: ctx.now() },
    });
    await recordAudit(tx, inside, {
      action: "organization.create",
      subjectId: organizationId,
      after: { name },
    });
    const environments: EnvironmentOut[] = [];
    for (const environment of input.environments ?? firstEnvironments) {
      environments.push(await insertEnvironment(tx, inside, environment));
    }
    const ownerId = input.owner ? await insertOwner(tx, inside, input.owner) : null;
    return { id: organizationId, name, environments, ownerId };
  });
}

async function insertOwner(
  tx: PrismaTransaction,
  ctx: Ctx,
  owner: { email: string; name: string },
): Promise<string> {
  const email = normalEmail(owner.email);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw invalidField("owner.email", "Must be an e-mail address.");
  const { id } = await tx.user.upsert({
    where: { email },
    create: { id: createId("usr", ctx.now().getTime()), email, name: readName(owner.name, "owner.name") },
    update: {},
  });
  const { organizationId } = ctx.actor;
  await tx.member.create({ data: { organizationId, userId: id, role: "owner" } });
  await recordAudit(tx, ctx, { action: "member.create", subjectId: id, after: { role: "owner" } });
  return id;
}
