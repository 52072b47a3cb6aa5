import type { ApplicationOut } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { applicationOut } from "./application-out.ts";

export async function getApplication(ctx: Ctx, input: { application: string }): Promise<ApplicationOut> {
  requirePermission(ctx, "read");
  return applicationOut(await loadApplication(ctx, input.application));
}
