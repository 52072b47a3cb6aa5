import { getTenantInspector, openTenantInspector } from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const inspectorHandlers: Handlers<"inspector.open" | "inspector.get"> = {
  "inspector.open": (ctx, { params }) => openTenantInspector(ctx, { application: params.app_id }),
  "inspector.get": (ctx, { params }) =>
    getTenantInspector(ctx, { application: params.app_id, inspector: params.inspector_id }),
};
