import { randomBytes } from "node:crypto";
import { createId, createPrisma } from "@posthorn/db";
import { createToken, createVault, sealSecret } from "@posthorn/domain";

export type SeedPlan = {
  databaseUrl: string;
  masterKey: string;
  receiverOrigin: string;
  applications: number;
  endpointsPerApplication: number;
  /** Of the applications, how many have endpoints that never answer. */
  hanging: number;
};

export type Seeded = {
  environmentId: string;
  apiKey: string;
  /** Ids of applications whose endpoints answer. */
  applications: string[];
  /** The first endpoint of each of them. */
  endpoints: string[];
  hanging: string[];
};

const chunk = 1_000;

/** Fills the database as an operator would have: one environment with a key, applications, endpoints with secrets. */
export async function seed(plan: SeedPlan): Promise<Seeded> {
  const prisma = createPrisma(plan.databaseUrl, { applicationName: "posthorn-bench" });
  try {
    const { environmentId, apiKey } = await seedEnvironment(prisma);
    const applications = Array.from({ length: plan.applications }, () => createId("app"));
    await prisma.application.createMany({
      data: applications.map((id, index) => ({ id, environmentId, name: `Customer ${index + 1}` })),
    });
    const endpoints = await seedEndpoints(prisma, plan, { environmentId, applications });
    return {
      environmentId,
      apiKey,
      applications: applications.slice(plan.hanging),
      endpoints: endpoints.slice(plan.hanging),
      hanging: applications.slice(0, plan.hanging),
    };
  } finally {
    await prisma.$disconnect();
  }
}

type Prisma = ReturnType<typeof createPrisma>;

async function seedEnvironment(prisma: Prisma): Promise<{ environmentId: string; apiKey: string }> {
  const organizationId = createId("org");
  const environmentId = createId("env");
  const operationalApplicationId = createId("app");
  const { token: apiKey, tokenHash } = createToken("sk");
  await prisma.organization.create({ data: { id: organizationId, name: "Bench" } });
  await prisma.environment.create({
    data: { id: environmentId, organizationId, name: "Bench", kind: "production", operationalApplicationId },
  });
  await prisma.application.create({
    data: { id: operationalApplicationId, environmentId, kind: "operational", name: "Operational" },
  });
  await prisma.apiKey.create({
    data: { id: createId("key"), environmentId, name: "bench", tokenHash, tokenHint: "sk_…" },
  });
  return { environmentId, apiKey };
}

async function seedEndpoints(
  prisma: Prisma,
  plan: SeedPlan,
  { environmentId, applications }: { environmentId: string; applications: string[] },
): Promise<string[]> {
  const vault = createVault(plan.masterKey);
  const endpoints = applications.flatMap((applicationId, at) =>
    Array.from({ length: plan.endpointsPerApplication }, (_, index) => {
      const path = at < plan.hanging ? "hanging" : "endpoint";
      const number = at * plan.endpointsPerApplication + index;
      return {
        id: createId("ep"),
        environmentId,
        applicationId,
        url: `${plan.receiverOrigin}/${path}/${number}`,
      };
    }),
  );
  for (let from = 0; from < endpoints.length; from += chunk) {
    const some = endpoints.slice(from, from + chunk);
    await prisma.endpoint.createMany({ data: some });
    await prisma.endpointSecret.createMany({
      data: some.map(({ id: endpointId }) => {
        const id = createId("sec");
        return { id, endpointId, sealed: sealSecret(vault, createSecret(), { id, environmentId }) };
      }),
    });
  }
  return endpoints.filter((_, index) => index % plan.endpointsPerApplication === 0).map(({ id }) => id);
}

export function createSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}
