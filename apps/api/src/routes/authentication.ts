import {
  createPortalSession,
  endPortalSession,
  exchangeOneTimeToken,
  expirePortalSessions,
  getPortal,
} from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const authenticationHandlers: Handlers<
  | "authentication.appPortalAccess"
  | "authentication.exchangeOneTimeToken"
  | "authentication.logout"
  | "authentication.getPortal"
  | "authentication.expireAll"
> = {
  "authentication.appPortalAccess": (ctx, { params, body }) =>
    createPortalSession(ctx, { application: params.app_id, access: body }),
  "authentication.exchangeOneTimeToken": (ctx, { body }) => exchangeOneTimeToken(ctx, body),
  "authentication.logout": (ctx) => endPortalSession(ctx),
  "authentication.getPortal": (ctx, { params }) => getPortal(ctx, { application: params.app_id }),
  "authentication.expireAll": (ctx, { params, body }) =>
    expirePortalSessions(ctx, { application: params.app_id, expire: body }),
};
