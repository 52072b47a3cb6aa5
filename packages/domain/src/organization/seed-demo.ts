import { randomBytes } from "node:crypto";
import { createApiKey } from "../api-key/create-api-key.ts";
import { listApiKeys } from "../api-key/list-api-keys.ts";
import { revokeApiKey } from "../api-key/revoke-api-key.ts";
import type { AnonymousCtx, Ctx } from "../ctx.ts";
import { hashPassword } from "../user/password.ts";
import { createOrganization } from "./create-organization.ts";

/** What somebody who tries Posthorn out signs in and publishes with. */
export type DemoAccess = {
  apiKey: string;
  environmentId: string;
  operator: { email: string; password: string };
};

const demo = {
  organization: "Demo",
  environment: "Development",
  email: "operator@example.com",
  operator: "Demo operator",
  key: "Demo",
} as const;

/**
 * The demo organization with one environment, an operator and an API key. What is there stays; password and key,
 * which only their holder knows, are made anew, so that each call answers with what works.
 */
export async function seedDemo(ctx: AnonymousCtx): Promise<DemoAccess> {
  const inside: Ctx = { ...ctx, actor: { kind: "cli", ...(await findOrCreate(ctx)) } };
  const password = randomBytes(12).toString("base64url");
  await ctx.prisma.user.update({
    where: { email: demo.email },
    data: { passwordHash: await hashPassword(password) },
  });
  for (const key of await listApiKeys(inside)) {
    if (key.name === demo.key && key.revokedAt === null) await revokeApiKey(inside, { id: key.id });
  }
  const { token: apiKey } = await createApiKey(inside, { name: demo.key });
  return {
    apiKey,
    environmentId: inside.actor.environmentId,
    operator: { email: demo.email, password },
  };
}

async function findOrCreate(ctx: AnonymousCtx): Promise<{ organizationId: string; environmentId: string }> {
  const known = await ctx.prisma.environment.findFirst({
    where: {
      name: demo.environment,
      organization: { name: demo.organization, members: { some: { user: { email: demo.email } } } },
    },
    orderBy: { id: "asc" },
  });
  if (known) return { organizationId: known.organizationId, environmentId: known.id };
  const created = await createOrganization(ctx, {
    name: demo.organization,
    environments: [{ name: demo.environment, kind: "development" }],
    owner: { email: demo.email, name: demo.operator },
  });
  const [environment] = created.environments;
  if (!environment) throw new Error("the demo organization was created without its environment");
  return { organizationId: created.id, environmentId: environment.id };
}
