import type { EndpointIn, EndpointOut } from "@posthorn/contract";
import { type Application, createId, type PrismaTransaction } from "@posthorn/db";
import { lockApplication } from "../access/lock-application.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { checkEndpoint } from "./check-endpoint.ts";
import { endpointColumns } from "./endpoint-columns.ts";
import { endpointDefaults } from "./endpoint-defaults.ts";
import { auditedEndpoint, endpointOut } from "./endpoint-out.ts";
import { insertSecret, newSecretText, signatureTypeOf } from "./endpoint-secret.ts";
import { setGate } from "./set-gate.ts";
import { tellEndpointEvent } from "./tell-endpoint-event.ts";
import { urlColumns } from "./url-columns.ts";

/** Adds an endpoint to an application that was loaded for the actor, with its secret, headers and gate. */
export async function insertEndpoint(
  ctx: Ctx,
  application: Application,
  input: EndpointIn,
): Promise<EndpointOut> {
  await checkEndpoint(ctx, application, input);
  const signatureType = input.signatureType ?? "hmac-sha256";
  const secret = newSecretText(input.secret, "secret", { signatureType });
  return runTransaction(ctx, async (tx) => {
    const locked = await lockApplication(tx, application.id);
    await requireRoom(tx, locked);
    const defaults = await endpointDefaults(tx, locked);
    return write(tx, ctx, { application: locked, input: withDefaults(input, defaults), secret });
  });
}

// Null is a choice as well: no limit.
function withDefaults(input: EndpointIn, { throttleRate }: { throttleRate: number | null }): EndpointIn {
  return input.throttleRate === undefined ? { ...input, throttleRate } : input;
}

async function requireRoom(tx: PrismaTransaction, application: Application): Promise<void> {
  const { endpointsPerApplication: limit } = await tx.environment.findUniqueOrThrow({
    where: { id: application.environmentId },
    select: { endpointsPerApplication: true },
  });
  const count = await tx.endpoint.count({ where: { applicationId: application.id, deletedAt: null } });
  if (count < limit) return;
  const detail = `The application has ${count} endpoints and its environment allows ${limit} (endpointsPerApplication): delete one, or raise that setting.`;
  throw new DomainError("endpoint_limit", { detail });
}

type NewEndpoint = { application: Application; input: EndpointIn; secret: string };

async function write(
  tx: PrismaTransaction,
  ctx: Ctx,
  { application, input, secret }: NewEndpoint,
): Promise<EndpointOut> {
  const now = ctx.now();
  const { environmentId } = application;
  const id = createId("ep", now.getTime());
  const row = await tx.endpoint.create({
    data: {
      ...endpointColumns(input),
      id,
      environmentId,
      applicationId: application.id,
      ...urlColumns(ctx.vault, input.url, { id, environmentId, headers: input.headers ?? {} }),
      signatureType: signatureTypeOf(secret),
      ...(input.disabled && { disabledAt: now, disabledReason: "manual" }),
      createdAt: now,
      updatedAt: now,
    },
  });
  await insertSecret(tx, ctx, { endpoint: row, text: secret });
  await setGate(tx, id, { rate: row.throttleRate, maxInFlight: row.maxInFlight }, now);
  await tellEndpointEvent(tx, ctx, { event: "created", application, endpoint: row });
  await recordAudit(tx, ctx, {
    action: "endpoint.create",
    subjectId: id,
    applicationId: application.id,
    after: auditedEndpoint(row),
  });
  return endpointOut(row);
}
