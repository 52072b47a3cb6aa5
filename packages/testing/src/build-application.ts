import { createId, type Prisma, type PrismaClient } from "@posthorn/db";

type Change = Partial<Omit<Prisma.ApplicationUncheckedCreateInput, "id" | "environmentId">>;

/** An application of a test environment; answers its id. */
export async function buildApplication(
  prisma: PrismaClient,
  environmentId: string,
  change: Change = {},
): Promise<string> {
  const id = createId("app");
  await prisma.application.create({ data: { id, environmentId, name: "Kopi Kita", ...change } });
  return id;
}
