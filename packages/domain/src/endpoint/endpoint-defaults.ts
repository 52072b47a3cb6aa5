import type { Application, PrismaTransaction } from "@posthorn/db";
import type { Ctx } from "../ctx.ts";

/** What an endpoint has where nobody said: its environment's limit. Those of operators, which few use, have none. */
export async function endpointDefaults(
  client: PrismaTransaction | Ctx["prisma"],
  { kind, environmentId }: Pick<Application, "kind" | "environmentId">,
): Promise<{ throttleRate: number | null }> {
  if (kind !== "tenant") return { throttleRate: null };
  const { endpointThrottleRate } = await client.environment.findUniqueOrThrow({
    where: { id: environmentId },
    select: { endpointThrottleRate: true },
  });
  return { throttleRate: endpointThrottleRate };
}
