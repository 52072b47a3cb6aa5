import { createId, type PrismaTransaction } from "@posthorn/db";
import type { AnonymousCtx, Ctx } from "../ctx.ts";
import type { EnvironmentOut, NewEnvironment } from "../environment/insert-environment.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import { readEmail } from "../user/read-email.ts";
import { insertOrganization, insertOwner } from "./insert-organization.ts";

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
    const environments = await insertOrganization(tx, inside, {
      name,
      environments: input.environments ?? firstEnvironments,
    });
    const ownerId = input.owner ? await insertNamedOwner(tx, inside, input.owner) : null;
    return { id: organizationId, name, environments, ownerId };
  });
}

async function insertNamedOwner(
  tx: PrismaTransaction,
  ctx: Ctx,
  owner: { email: string; name: string },
): Promise<string> {
  const email = readEmail(owner.email, "owner.email");
  const { id } = await tx.user.upsert({
    where: { email },
    create: { id: createId("usr", ctx.now().getTime()), email, name: readName(owner.name, "owner.name") },
    update: {},
  });
  await insertOwner(tx, ctx, id);
  return id;
}
