import { createApplicationKey, listApplicationKeys, revokeApplicationKey } from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const applicationKeyHandlers: Handlers<
  "applicationKey.list" | "applicationKey.create" | "applicationKey.revoke"
> = {
  "applicationKey.list": (ctx, { params, query }) =>
    listApplicationKeys(ctx, { application: params.app_id, query }),
  "applicationKey.create": (ctx, { params, body }) =>
    createApplicationKey(ctx, { application: params.app_id, key: body }),
  "applicationKey.revoke": (ctx, { params }) =>
    revokeApplicationKey(ctx, { application: params.app_id, key: params.key_id }),
};
