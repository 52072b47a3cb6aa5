import { lockApplication } from "../access/lock-application.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import type { LoadedEndpoint } from "./change-endpoint.ts";
import { lockEndpoint } from "./lock-endpoint.ts";
import { openSealed, sealHeaders } from "./sealed-fields.ts";
import { tellEndpointEvent } from "./tell-endpoint-event.ts";

export type Headers = Readonly<Record<string, string>>;

/** Writes what `change` makes of an endpoint's headers; two changes at once come one after another. */
export async function changeHeaders(
  ctx: Ctx,
  { application, endpoint }: LoadedEndpoint,
  change: (headers: Headers) => Headers,
): Promise<void> {
  await runTransaction(ctx, async (tx) => {
    const locked = await lockApplication(tx, application.id);
    const before = await lockEndpoint(tx, endpoint.id);
    const { headers: known, urlPassword } = openSealed(ctx.vault, before);
    const headers = change(known);
    await tx.endpoint.update({
      where: { id: endpoint.id },
      data: {
        headersSealed: sealHeaders(ctx.vault, headers, before, urlPassword),
        revision: { increment: 1 },
        updatedAt: ctx.now(),
      },
    });
    await tellEndpointEvent(tx, ctx, { event: "updated", application: locked, endpoint: before });
    await recordAudit(tx, ctx, {
      action: "endpoint.set_headers",
      subjectId: endpoint.id,
      applicationId: application.id,
      before: { names: Object.keys(known) },
      after: { names: Object.keys(headers) },
    });
  });
}
