import { randomBytes } from "node:crypto";
import { createId } from "@posthorn/db";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AnonymousCtx } from "../ctx.ts";
import { openHeaders, openSecret, sealHeaders, sealSecret } from "../endpoint/sealed-fields.ts";
import { claimKey } from "../idempotency/claim-key.ts";
import { keepAnswer } from "../idempotency/keep-answer.ts";
import { createVault } from "../vault.ts";
import { checkMasterKey } from "./check-master-key.ts";
import { type RotationProgress, rotateMasterKey } from "./rotate-master-key.ts";
import { sealedColumns } from "./sealed-columns.ts";

const [oldKey, newKey, thirdKey] = [0, 1, 2].map(() => randomBytes(32).toString("base64")) as [
  string,
  string,
  string,
];
const endpointCount = 7;
const scope = { hash: new Uint8Array(randomBytes(16)), environmentId: "" };

let database: TestDatabase;
let environment: TestEnvironment;
let endpointIds: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  scope.environmentId = environment.environmentId;
  const before = ctxWith(oldKey);
  await checkMasterKey(before.prisma, before.vault, before.now());
  endpointIds = [];
  for (let index = 0; index < endpointCount; index++) endpointIds.push(await buildSealed(before, index));
  const claim = await claimKey(before, scope);
  if (claim.kind !== "first") throw new Error("the key of an answer is taken");
  const { lockedUntil } = claim;
  await keepAnswer(before, scope, { lockedUntil, status: 201, body: "an answer", keptForMs: 60_000 });
});
afterEach(() => database.close());

function ctxWith(masterKey: string, previousMasterKey?: string): AnonymousCtx {
  return {
    prisma: database.prisma,
    pool: database.pool,
    vault: createVault(masterKey, previousMasterKey),
    policy: {
      portalUrl: "",
      apiUrl: "",
      retrySchedule: [],
      allowPrivateAddresses: "none",
      headerFamily: "both",
      disableAfterDays: 5,
      isMailOn: false,
    },
    now: () => new Date(),
  };
}

async function buildSealed(ctx: AnonymousCtx, index: number): Promise<string> {
  const { environmentId } = environment;
  const applicationId = await buildApplication(ctx.prisma, environmentId);
  const endpointId = await buildEndpoint(ctx.prisma, applicationId);
  const id = createId("sec");
  const sealed = sealSecret(ctx.vault, `whsec_${index}`, { id, environmentId });
  const headersSealed = sealHeaders(
    ctx.vault,
    { "x-index": String(index) },
    { id: endpointId, environmentId },
  );
  await ctx.prisma.endpointSecret.create({ data: { id, endpointId, sealed } });
  await ctx.prisma.endpoint.update({ where: { id: endpointId }, data: { headersSealed } });
  return endpointId;
}

/** What a process with these keys reads; throws when it cannot open something. */
async function readAll(ctx: AnonymousCtx) {
  const { environmentId } = environment;
  const secrets: string[] = [];
  const headers: string[] = [];
  for (const id of endpointIds) {
    const row = await ctx.prisma.endpoint.findUniqueOrThrow({ where: { id }, include: { secrets: true } });
    headers.push(openHeaders(ctx.vault, row)["x-index"] ?? "");
    for (const secret of row.secrets) {
      secrets.push(openSecret(ctx.vault, secret.sealed, { id: secret.id, environmentId }));
    }
  }
  return { secrets, headers, answer: await claimKey(ctx, scope) };
}

const indexes = Array.from({ length: endpointCount }, (_, index) => String(index));
const everything = {
  secrets: indexes.map((index) => `whsec_${index}`),
  headers: indexes,
  answer: { kind: "known", status: 201, body: "an answer" },
};

function startWith(masterKey: string, previousMasterKey?: string): Promise<void> {
  const { prisma, vault, now } = ctxWith(masterKey, previousMasterKey);
  return checkMasterKey(prisma, vault, now());
}

/** Dies after its first batch. */
async function killedRotation(): Promise<void> {
  const onProgress = () => {
    throw new Error("killed");
  };
  const rotation = rotateMasterKey(ctxWith(newKey, oldKey), { batchRows: 3, onProgress });
  await expect(rotation).rejects.toThrow("killed");
}

describe("rotateMasterKey", () => {
  it("seals secrets, headers and kept answers under the new key, and retires the old one", async () => {
    const before = await database.prisma.endpoint.findMany({ orderBy: { id: "asc" } });
    expect(await rotateMasterKey(ctxWith(newKey, oldKey))).toEqual({ rewrapped: 2 * endpointCount + 1 });
    expect(await readAll(ctxWith(newKey))).toEqual(everything);
    await startWith(newKey);
    await expect(startWith(oldKey)).rejects.toThrow("replaced");
    const after = await database.prisma.endpoint.findMany({ orderBy: { id: "asc" } });
    expect(after.map(({ updatedAt }) => updatedAt)).toEqual(before.map(({ updatedAt }) => updatedAt));
    const audit = await database.prisma.auditEntry.findMany({ where: { action: "master_key.rotate" } });
    expect(audit.map(({ organizationId }) => organizationId)).toEqual([environment.organizationId]);
  });

  it("goes on where a killed one stood, with both keys valid meanwhile", async () => {
    await killedRotation();
    await startWith(newKey, oldKey);
    expect(await readAll(ctxWith(newKey, oldKey))).toEqual(everything);
    expect(await rotateMasterKey(ctxWith(newKey, oldKey), { batchRows: 3 })).toEqual({
      rewrapped: 2 * endpointCount + 1 - 3,
    });
    expect(await readAll(ctxWith(newKey))).toEqual(everything);
  });

  it("shows its progress after each batch", async () => {
    const seen: RotationProgress[] = [];
    await rotateMasterKey(ctxWith(newKey, oldKey), {
      batchRows: 3,
      onProgress: (progress) => seen.push(progress),
    });
    const ofSecrets = seen.filter(({ table }) => table === "endpoint_secrets").slice(0, 3);
    expect(ofSecrets.map(({ read, total, rewrapped }) => [read, total, rewrapped])).toEqual([
      [3, 7, 3],
      [6, 7, 6],
      [7, 7, 7],
    ]);
  });

  it("leaves a secret alone that is replaced while it reads it", async () => {
    const [endpointId = ""] = endpointIds;
    const { environmentId } = environment;
    const { vault, prisma } = ctxWith(newKey, oldKey);
    const { id } = await prisma.endpointSecret.findFirstOrThrow({ where: { endpointId } });
    const [column] = sealedColumns;
    const value = (await column?.read(prisma, "", 100))?.find(({ key }) => key === id);
    if (!column || !value) throw new Error("the secret is not read");
    const changed = sealSecret(vault, "whsec_changed", { id, environmentId });
    await prisma.endpointSecret.update({ where: { id }, data: { sealed: changed } });
    await column.replace(prisma, value, vault.seal("whsec_0", value.place));
    const row = await prisma.endpointSecret.findUniqueOrThrow({ where: { id } });
    expect(openSecret(vault, row.sealed, { id, environmentId })).toBe("whsec_changed");
  });

  it("knows every sealed column of the database", async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public' and column_name like '%sealed%' order by 1`,
    );
    const known = sealedColumns.map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ name }) => name)).toEqual(known.sort());
  });
});

describe("checkMasterKey", () => {
  it("refuses a third key before, while and after keys change", async () => {
    const refusal = "is not the key that this database was sealed with";
    await expect(startWith(thirdKey)).rejects.toThrow(refusal);
    await killedRotation();
    await expect(startWith(thirdKey)).rejects.toThrow(refusal);
    await rotateMasterKey(ctxWith(newKey, oldKey));
    await expect(startWith(thirdKey)).rejects.toThrow(refusal);
  });

  it("asks for both keys while they change, since one alone does not open everything", async () => {
    await killedRotation();
    for (const key of [oldKey, newKey])
      await expect(startWith(key)).rejects.toThrow("POSTHORN_PREVIOUS_MASTER_KEY");
    await startWith(oldKey, newKey);
  });

  it("lets no process go back to a replaced key", async () => {
    await rotateMasterKey(ctxWith(newKey, oldKey));
    await expect(startWith(oldKey, newKey)).rejects.toThrow("replaced");
    await startWith(newKey, oldKey);
  });
});
