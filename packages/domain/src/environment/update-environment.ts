import { limits } from "@posthorn/contract";
import type { Environment, PrismaTransaction } from "@posthorn/db";
import { announceCredentials } from "../access/announce-credentials.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { givenFields } from "../given-fields.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import {
  type EnvironmentDetail,
  type EnvironmentSettings,
  environmentDetail,
  settingsOf,
} from "./environment-settings.ts";

/** An undefined field stays. */
export type EnvironmentChanges = { [K in keyof EnvironmentSettings]?: EnvironmentSettings[K] | undefined } & {
  name?: string | undefined;
};

const mostEndpoints = 10_000;

/**
 * Changes the actor's environment. When it answers, every api process has been told, and senders see it at their
 * next claim; deliveries that wait already keep the due time they have.
 */
export async function updateEnvironment(ctx: Ctx, changes: EnvironmentChanges): Promise<EnvironmentDetail> {
  requirePermission(ctx, "administer");
  const { retrySchedule, allowedEmbedOrigins, ...rest } = readChanges(changes);
  const { environmentId: id } = ctx.actor;
  const row = await runTransaction(ctx, async (tx) => {
    const before = await lockEnvironment(tx, id);
    const after = await tx.environment.update({
      where: { id },
      data: {
        ...givenFields(rest),
        ...(retrySchedule !== undefined && { retrySchedule: [...(retrySchedule ?? [])] }),
        ...(allowedEmbedOrigins !== undefined && { allowedEmbedOrigins: [...allowedEmbedOrigins] }),
        updatedAt: ctx.now(),
      },
    });
    if (sentBy(before) !== sentBy(after)) await raiseRevisions(tx, id);
    await recordAudit(tx, ctx, {
      action: "environment.update",
      subjectId: id,
      before: audited(before),
      after: audited(after),
    });
    return after;
  });
  await announceCredentials(ctx.pool, id);
  return environmentDetail(row);
}

function readChanges(changes: EnvironmentChanges): EnvironmentChanges {
  const { name, endpointsPerApplication, payloadRetentionDays, retrySchedule, allowedEmbedOrigins } = changes;
  requireWithin("endpointsPerApplication", endpointsPerApplication, mostEndpoints);
  requireWithin("endpointThrottleRate", changes.endpointThrottleRate ?? undefined, limits.throttleRate);
  requireWithin("payloadRetentionDays", payloadRetentionDays, limits.payloadRetentionDays);
  if (retrySchedule) requireSchedule(retrySchedule);
  if (allowedEmbedOrigins) requireOrigins(allowedEmbedOrigins);
  return { ...changes, ...(name !== undefined && { name: readName(name) }) };
}

function requireWithin(field: string, value: number | undefined, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= most)) return;
  throw invalidField(field, `Must be a whole number from 1 to ${most}.`);
}

function requireSchedule(schedule: readonly number[]): void {
  const { retriesPerSchedule, retryDelaySeconds } = limits;
  const isDelay = (seconds: number) => seconds >= 0 && seconds <= retryDelaySeconds;
  const { length } = schedule;
  if (length >= 1 && length <= retriesPerSchedule && schedule.every(isDelay)) return;
  const what = `1 to ${retriesPerSchedule} delays in seconds, each from 0 to ${retryDelaySeconds}`;
  throw invalidField("retrySchedule", `Must hold ${what}.`);
}

function requireOrigins(origins: readonly string[]): void {
  if (origins.length <= limits.embedOrigins && origins.every(isOrigin)) return;
  const what = `at most ${limits.embedOrigins} origins such as https://shop.example`;
  throw invalidField("allowedEmbedOrigins", `Must hold ${what}.`);
}

// As a browser writes it, since it stands in a header and is compared to what a browser says.
function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

async function lockEnvironment(tx: PrismaTransaction, id: string): Promise<Environment> {
  await tx.$executeRaw`select from environments where id = ${id} for no key update`;
  const row = await tx.environment.findUnique({ where: { id } });
  if (!row) throw new DomainError("not_found");
  return row;
}

/** What senders keep of an environment with each of its endpoints. */
function sentBy({ retrySchedule, headerFamily }: Environment): string {
  return JSON.stringify([retrySchedule, headerFamily]);
}

/** In the order in which workers lock several endpoints too. */
async function raiseRevisions(tx: PrismaTransaction, environmentId: string): Promise<void> {
  await tx.$executeRaw`
    with locked as materialized (
      select id from endpoints
       where environment_id = ${environmentId} and deleted_at is null
       order by id for no key update
    )
    update endpoints e set revision = revision + 1 from locked where e.id = locked.id`;
}

function audited(row: Environment) {
  const { retrySchedule, allowedEmbedOrigins, ...rest } = settingsOf(row);
  return {
    name: row.name,
    ...rest,
    retrySchedule: retrySchedule && [...retrySchedule],
    allowedEmbedOrigins: [...allowedEmbedOrigins],
  };
}
