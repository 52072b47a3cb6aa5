import { createId, type PrismaClient } from "@posthorn/db";
import { createToken } from "@posthorn/domain";

export type TestEnvironment = {
  organizationId: string;
  environmentId: string;
  keyId: string;
  /** An API key with all scopes. */
  apiKey: string;
};

/** An organization with one environment and one API key, straight in the database. */
export async function buildEnvironment(prisma: PrismaClient): Promise<TestEnvironment> {
  const organizationId = createId("org");
  const environmentId = createId("env");
  const operationalApplicationId = createId("app");
  const keyId = createId("key");
  const { token: apiKey, tokenHash } = createToken("sk");
  await prisma.organization.create({ data: { id: organizationId, name: "Acme" } });
  await prisma.environment.create({
    data: { id: environmentId, organizationId, name: "Test", kind: "development", operationalApplicationId },
  });
  await prisma.application.create({
    data: { id: operationalApplicationId, environmentId, kind: "operational", name: "Operational" },
  });
  await prisma.apiKey.create({
    data: { id: keyId, environmentId, name: "test", tokenHash, tokenHint: "sk_…" },
  });
  return { organizationId, environmentId, keyId, apiKey };
}
