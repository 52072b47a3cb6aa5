import { listActivity } from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const activityHandlers: Handlers<"activity.list"> = {
  "activity.list": (ctx, { params, query }) => listActivity(ctx, { application: params.app_id, query }),
};
