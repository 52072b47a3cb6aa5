import type { PrismaTransaction } from "@posthorn/db";
import type { SealedPlace } from "../vault.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** One sealed value, and where reading goes on after it. */
export type SealedValue = { place: SealedPlace; sealed: Bytes; key: string };

export type SealedColumn = {
  table: string;
  column: string;
  count(db: PrismaTransaction): Promise<number>;
  /** Values in the order of their key, after the one given. */
  read(db: PrismaTransaction, after: string, limit: number): Promise<SealedValue[]>;
  /** Replaces a value that is still the one that was read; what changed meanwhile stays as it is. */
  replace(db: PrismaTransaction, value: SealedValue, sealed: Bytes): Promise<void>;
};

const secrets: SealedColumn = {
  table: "endpoint_secrets",
  column: "sealed",
  count: (db) => db.endpointSecret.count(),
  read: async (db, after, limit) => {
    const rows = await db.endpointSecret.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: limit,
      include: { endpoint: { select: { environmentId: true } } },
    });
    return rows.map(({ id, sealed, endpoint }) => ({
      place: { table: "endpoint_secrets", id, environmentId: endpoint.environmentId },
      sealed,
      key: id,
    }));
  },
  replace: async (db, { key, sealed: before }, sealed) => {
    await db.endpointSecret.updateMany({ where: { id: key, sealed: before }, data: { sealed } });
  },
};

const headers: SealedColumn = {
  table: "endpoints",
  column: "headers_sealed",
  count: (db) => db.endpoint.count({ where: { headersSealed: { not: null } } }),
  read: async (db, after, limit) => {
    const rows = await db.endpoint.findMany({
      where: { id: { gt: after }, headersSealed: { not: null } },
      orderBy: { id: "asc" },
      take: limit,
      select: { id: true, environmentId: true, headersSealed: true },
    });
    return rows.flatMap(({ id, environmentId, headersSealed: sealed }) =>
      sealed === null ? [] : [{ place: { table: "endpoints", id, environmentId }, sealed, key: id }],
    );
  },
  // Not by updateMany, which would tell that the endpoint was changed now.
  replace: async (db, { key, sealed: before }, sealed) => {
    await db.$executeRaw`update endpoints set headers_sealed = ${sealed} where id = ${key} and headers_sealed = ${before}`;
  },
};

type AnswerRow = { id: string; environment_id: string; sealed: Bytes };

const answers: SealedColumn = {
  table: "idempotent_responses",
  column: "sealed",
  count: (db) => db.idempotentResponse.count({ where: { sealed: { not: null } } }),
  // Prisma compares no bytes by their order.
  read: async (db, after, limit) => {
    const rows = await db.$queryRaw<AnswerRow[]>`
      select encode(hash, 'hex') as id, environment_id, sealed from idempotent_responses
       where hash > decode(${after}, 'hex') and sealed is not null order by hash limit ${limit}`;
    return rows.map(({ id, environment_id: environmentId, sealed }) => ({
      place: { table: "idempotent_responses", id, environmentId },
      sealed,
      key: id,
    }));
  },
  replace: async (db, { key, sealed: before }, sealed) => {
    const hash = new Uint8Array(Buffer.from(key, "hex"));
    await db.idempotentResponse.updateMany({ where: { hash, sealed: before }, data: { sealed } });
  },
};

const targets: SealedColumn = {
  table: "alert_targets",
  column: "url_sealed",
  count: (db) => db.alertTarget.count(),
  read: async (db, after, limit) => {
    const rows = await db.alertTarget.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: limit,
    });
    return rows.map(({ id, environmentId, urlSealed: sealed }) => ({
      place: { table: "alert_targets", id, environmentId },
      sealed,
      key: id,
    }));
  },
  replace: async (db, { key, sealed: before }, sealed) => {
    await db.alertTarget.updateMany({ where: { id: key, urlSealed: before }, data: { urlSealed: sealed } });
  },
};

/** Everything that the master key seals. A new column is one entry here; a test misses it otherwise. */
export const sealedColumns: readonly SealedColumn[] = [secrets, headers, answers, targets];
