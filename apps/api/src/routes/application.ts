import {
  createApplication,
  deleteApplication,
  getApplication,
  listApplications,
  patchApplication,
  upsertApplication,
} from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const applicationHandlers: Handlers<
  | "application.list"
  | "application.create"
  | "application.get"
  | "application.upsert"
  | "application.patch"
  | "application.delete"
> = {
  "application.list": (ctx, { query }) => listApplications(ctx, query),
  "application.create": (ctx, { query, body }) =>
    createApplication(ctx, { application: body, getIfExists: query.get_if_exists }),
  "application.get": (ctx, { params }) => getApplication(ctx, { application: params.app_id }),
  "application.upsert": (ctx, { params, body }) =>
    upsertApplication(ctx, { application: params.app_id, replacement: body }),
  "application.patch": (ctx, { params, body }) =>
    patchApplication(ctx, { application: params.app_id, changes: body }),
  "application.delete": (ctx, { params }) => deleteApplication(ctx, { application: params.app_id }),
};
