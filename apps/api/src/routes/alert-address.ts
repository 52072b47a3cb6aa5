import { createAlertAddress, deleteAlertAddress, listAlertAddresses } from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const alertAddressHandlers: Handlers<
  "alertAddress.list" | "alertAddress.create" | "alertAddress.delete"
> = {
  "alertAddress.list": (ctx, { params, query }) =>
    listAlertAddresses(ctx, { application: params.app_id, query }),
  "alertAddress.create": (ctx, { params, body }) =>
    createAlertAddress(ctx, { application: params.app_id, address: body }),
  "alertAddress.delete": (ctx, { params }) =>
    deleteAlertAddress(ctx, { application: params.app_id, address: params.alert_address_id }),
};
