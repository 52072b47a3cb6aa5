import { requirePermission } from "../access/require-permission.ts";
import { upsertApplication } from "../application/upsert-application.ts";
import type { Ctx } from "../ctx.ts";
import { upsertEndpoint } from "../endpoint/upsert-endpoint.ts";
import { openInspector } from "../inspector/open-inspector.ts";
import { type FirstDelivery, firstCustomer, firstEndpoint, getFirstDelivery } from "./get-first-delivery.ts";

/**
 * Makes what a first delivery needs: a customer to try with, whose endpoint is an inspector of ours. Asked again it
 * changes nothing but an inspector that is over.
 */
export async function prepareFirstDelivery(ctx: Ctx): Promise<FirstDelivery> {
  requirePermission(ctx, "manage");
  const inspector = await openInspector(ctx);
  const { uid, name } = firstCustomer;
  await upsertApplication(ctx, { application: uid, replacement: { name, uid, metadata: {} } });
  await upsertEndpoint(ctx, {
    application: uid,
    endpoint: firstEndpoint,
    replacement: {
      url: inspector.url,
      uid: firstEndpoint,
      description: "Shows what arrives",
      disabled: false,
      metadata: {},
    },
  });
  return getFirstDelivery(ctx);
}
