import { createId, type Prisma, type PrismaClient } from "@posthorn/db";

type Change = Partial<
  Omit<Prisma.EndpointUncheckedCreateInput, "id" | "environmentId" | "applicationId" | "secrets">
>;

/** An endpoint of a test application, without a secret; answers its id. */
export async function buildEndpoint(
  prisma: PrismaClient,
  applicationId: string,
  change: Change = {},
): Promise<string> {
  const id = createId("ep");
  const { environmentId } = await prisma.application.findUniqueOrThrow({ where: { id: applicationId } });
  await prisma.endpoint.create({
    data: { id, environmentId, applicationId, url: "https://kopi.example/hooks", ...change },
  });
  return id;
}
