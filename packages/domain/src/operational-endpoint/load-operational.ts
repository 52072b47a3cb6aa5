import type { EndpointOut, OperationalWebhookEndpointOut } from "@posthorn/contract";
import type { Application } from "@posthorn/db";
import { loadEndpoint } from "../access/load-endpoint.ts";
import type { Ctx } from "../ctx.ts";
import type { LoadedEndpoint } from "../endpoint/change-endpoint.ts";

/** The hidden application that owns the operational endpoints of the actor's environment. */
export async function loadOperational(ctx: Ctx): Promise<Application> {
  const { operationalApplicationId: id } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: ctx.actor.environmentId },
    select: { operationalApplicationId: true },
  });
  return ctx.prisma.application.findUniqueOrThrow({ where: { id } });
}

export async function loadOperationalEndpoint(ctx: Ctx, ref: string): Promise<LoadedEndpoint> {
  const application = await loadOperational(ctx);
  return { application, endpoint: await loadEndpoint(ctx, application, ref) };
}

/** An operational endpoint has the fields that every endpoint has, and none of those that a tenant may choose. */
export function operationalOut(endpoint: EndpointOut): OperationalWebhookEndpointOut {
  const { id, uid, url, description, throttleRate, disabled, eventTypes, metadata } = endpoint;
  const { createdAt, updatedAt } = endpoint;
  return {
    id,
    uid,
    url,
    description,
    throttleRate,
    disabled,
    eventTypes,
    metadata,
    createdAt,
    updatedAt,
  };
}
