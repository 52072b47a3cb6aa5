import type { EventTypeImportOpenApiIn, EventTypeImportOpenApiOut, EventTypeOut } from "@posthorn/contract";
import { eventTypeSchemas, jsonObject, limits } from "@posthorn/contract";
import type { EventType, Prisma, PrismaTransaction } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { auditedEventType, eventTypeOut } from "./event-type-out.ts";
import { keyOf } from "./find-event-type.ts";
import { type DescribedEventType, parseOpenApi, readOpenApi } from "./read-open-api.ts";
import { nextVersion, versionsOf } from "./schema-versions.ts";

/** What an import does to one event type. */
export type ImportChange = {
  name: string;
  kind: "created" | "changed" | "unchanged" | "archived";
  description: string;
  /** The version that its schema becomes; null: the schema stays, or there is none. */
  version: string | null;
};

/** Takes event types over from an OpenAPI document, or says what that would change. */
export async function importEventTypes(
  ctx: Ctx,
  input: EventTypeImportOpenApiIn,
): Promise<{ changes: ImportChange[] } & EventTypeImportOpenApiOut> {
  requirePermission(ctx, "manage");
  const types = readOpenApi(documentOf(input)).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (input.dryRun) return answerOf(await planOf(ctx.prisma, ctx, types, input), input);
  return runTransaction(
    ctx,
    async (tx) => {
      await lock(tx, ctx);
      const plans = await planOf(tx, ctx, types, input);
      for (const plan of plans) await write(tx, ctx, plan);
      return answerOf(plans, input);
    },
    { onDuplicate: "event_type_exists" },
  );
}

function documentOf({ spec, specRaw }: EventTypeImportOpenApiIn): Record<string, unknown> {
  if (spec) return spec;
  if (!specRaw) throw invalidField("spec", "Give the document as `spec`, or as text in `specRaw`.");
  // Text is bounded as JSON is: an alias of YAML may stand for much.
  const read = jsonObject(limits.batchBodyBytes).safeParse(parseOpenApi(specRaw));
  if (!read.success) throw invalidField("specRaw", read.error.issues[0]?.message ?? "Is too large.");
  return read.data;
}

async function lock(tx: PrismaTransaction, { actor }: Ctx): Promise<void> {
  await tx.$executeRaw`
    select from event_types where environment_id = ${actor.environmentId} order by name for no key update`;
}

type Plan = ImportChange & { before: EventType | null; data: Prisma.EventTypeUncheckedUpdateInput };
type Reader = Pick<PrismaTransaction, "eventType">;

async function planOf(
  reader: Reader,
  { actor, now }: Ctx,
  types: readonly DescribedEventType[],
  { replaceAll }: EventTypeImportOpenApiIn,
): Promise<Plan[]> {
  const { environmentId } = actor;
  const names = types.map(({ name }) => name);
  const rows = await reader.eventType.findMany({ where: { environmentId, name: { in: names } } });
  const byName = new Map(rows.map((row) => [row.name, row]));
  const plans = types.map((type) => planFor(type, byName.get(type.name) ?? null, now()));
  if (!replaceAll) return plans;
  const others = await reader.eventType.findMany({
    where: { environmentId, archived: false, name: { notIn: names } },
    orderBy: { name: "asc" },
    select: { name: true, description: true },
  });
  const archived = others.map((other): Plan => {
    const data = { archived: true, updatedAt: now() };
    return { ...other, kind: "archived", version: null, before: null, data };
  });
  return [...plans, ...archived];
}

function planFor(type: DescribedEventType, before: EventType | null, now: Date): Plan {
  const { name, schema, ...told } = type;
  // What the document is silent about stays as people wrote it.
  const described = {
    description: told.description,
    deprecated: told.deprecated,
    ...(told.title !== null && { title: told.title }),
    ...(told.groupName !== null && { groupName: told.groupName }),
  };
  const newest = before ? versionsOf(before)[0]?.schema : undefined;
  const isNewSchema = schema !== null && sorted(schema) !== sorted(newest);
  const version = isNewSchema ? nextVersion(before ?? { schemas: null }) : null;
  const schemas = version === null ? undefined : { ...(before?.schemas as object | null), [version]: schema };
  if (schemas) checkSize(name, schemas);
  const data = {
    ...described,
    archived: false,
    updatedAt: now,
    // Holds because the document was read from JSON.
    ...(schemas && { schemas: schemas as Prisma.InputJsonObject }),
  };
  const change = { name, description: told.description, version, before, data };
  if (!before) return { ...change, kind: "created" };
  const isSame = !before.archived && !isNewSchema && Object.entries(described).every(isKept(before));
  return { ...change, kind: isSame ? "unchanged" : "changed" };
}

function isKept(before: EventType) {
  return ([key, value]: [string, unknown]) => before[key as keyof EventType] === value;
}

function checkSize(name: string, schemas: object): void {
  if (eventTypeSchemas.safeParse(schemas).success) return;
  const msg = `'${name}' has versions of its schema that are too large together: delete earlier ones.`;
  throw new DomainError("value_error", { fields: [{ loc: ["body", "spec"], msg, type: "value_error" }] });
}

async function write(tx: PrismaTransaction, ctx: Ctx, { name, kind, data }: Plan): Promise<void> {
  if (kind === "unchanged") return;
  const before = await tx.eventType.findUnique({ where: keyOf(ctx, name) });
  const row = before
    ? await tx.eventType.update({ where: keyOf(ctx, name), data })
    : await tx.eventType.create({ data: createdFrom(ctx, name, data) });
  await recordAudit(tx, ctx, {
    action: before ? (kind === "archived" ? "event_type.archive" : "event_type.update") : "event_type.create",
    subjectId: name,
    ...(before && { before: auditedEventType(before) }),
    after: auditedEventType(row),
  });
}

// Holds because a plan without a row before it sets the description.
function createdFrom(ctx: Ctx, name: string, data: Plan["data"]): Prisma.EventTypeUncheckedCreateInput {
  const { environmentId } = ctx.actor;
  return { ...data, environmentId, name, createdAt: ctx.now() } as Prisma.EventTypeUncheckedCreateInput;
}

function answerOf(plans: readonly Plan[], { dryRun }: EventTypeImportOpenApiIn) {
  const touched = plans.filter(({ kind }) => kind !== "unchanged");
  const described = touched.filter(({ kind }) => kind !== "archived");
  const changes = plans.map(({ name, kind, description, version }) => ({ name, kind, description, version }));
  const modified = dryRun ? [] : touched.map(({ name }) => name);
  return { changes, data: { modified, to_modify: dryRun ? described.map(outcomeOf) : null } };
}

function outcomeOf({ name, before, data }: Plan) {
  const row = { ...emptyRow, ...before, ...data, name } as EventType;
  const { description, deprecated, groupName, featureFlags, schemas }: EventTypeOut = eventTypeOut(row);
  return { name, description, deprecated, groupName, featureFlags, schemas };
}

const emptyRow = { groupName: null, featureFlags: [], schemas: null, createdAt: new Date(0) };

/** JSON in one order of keys: the database keeps another than the document. */
function sorted(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ""
  );
}
