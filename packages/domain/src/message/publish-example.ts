import { publish, wakeWorkers } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { prepareExample } from "./prepare-example.ts";

/** Publishes the example of an event type to one application, as its host would; see `listCalledEndpoints`. */
export async function publishExample(
  ctx: Ctx,
  input: { application: string; eventType: string },
): Promise<{ id: string }> {
  requirePermission(ctx, "publish");
  const application = await loadApplication(ctx, input.application);
  const { message } = await prepareExample(ctx, application, { eventType: input.eventType, exampleIndex: 0 });
  const [verdict] = await publish(ctx.pool, [message]);
  if (verdict?.kind !== "stored") throw new DomainError("not_found");
  await wakeWorkers(ctx.pool);
  return { id: message.id };
}
