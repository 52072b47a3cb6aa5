import type pg from "pg";
import { directionOf, type IdPage, type Scan, scanLimit } from "./id-range.ts";
import { isWithin, literal } from "./literal.ts";

export type MessageRow = {
  id: string;
  environmentId: string;
  applicationId: string;
  eventType: string;
  eventId: string | null;
  channels: string[];
  tags: string[];
  contentType: string | null;
  payloadBytes: number;
  retentionClass: 7 | 30 | 90;
  payloadExpiresAt: Date;
  payloadExpungedAt: Date | null;
  /** -1 while a fan-out is being expanded. */
  deliveryCount: number;
};

export type MessageFilter = {
  /** All of an environment leaves out the messages of its hidden, operational application. */
  owner: { applicationId: string } | { environmentId: string; exceptApplicationId: string };
  eventTypes?: readonly string[] | undefined;
  channel?: string | undefined;
  tag?: string | undefined;
};

/**
 * A page of messages of an application or an environment, by id. Reads the index of the owner in the order of the
 * page, in the partitions of its range alone, and at most `scanLimit` rows of it.
 */
export async function findMessages(
  pool: pg.Pool,
  filter: MessageFilter,
  page: IdPage,
): Promise<Scan<MessageRow>> {
  const { owner } = filter;
  const isOfApplication = "applicationId" in owner;
  const isOwned = isOfApplication
    ? `application_id = ${literal(owner.applicationId)}`
    : `environment_id = ${literal(owner.environmentId)}`;
  const scanned = `from messages where ${isOwned} and ${isWithin("id", page)} order by id ${directionOf(page)}`;
  const { rows } = await pool.query<MessageRow>(
    `select ${messageColumns("m")} from (select * ${scanned} limit ${scanLimit}) m
      where ($1::text[] is null or m.event_type = any($1))
        and ($2::text is null or m.channels @> array[$2])
        and ($3::text is null or m.tags @> array[$3])
        and ($4::text is null or m.application_id <> $4)
      order by m.id ${directionOf(page)}
      limit ${page.limit}`,
    [
      filter.eventTypes ?? null,
      filter.channel ?? null,
      filter.tag ?? null,
      isOfApplication ? null : owner.exceptApplicationId,
    ],
  );
  if (rows.length === page.limit) return { rows, scannedTo: null };
  const end = await pool.query<{ id: string }>(`select id ${scanned} offset ${scanLimit - 1} limit 1`);
  return { rows, scannedTo: end.rows[0]?.id ?? null };
}

/** SQL: the columns of a MessageRow of the table or row under this alias. */
export function messageColumns(alias: string): string {
  return `${alias}.id, ${alias}.environment_id as "environmentId", ${alias}.application_id as "applicationId",
    ${alias}.event_type as "eventType", ${alias}.event_id as "eventId", ${alias}.channels, ${alias}.tags,
    ${alias}.content_type as "contentType", ${alias}.payload_bytes as "payloadBytes",
    ${alias}.retention_class as "retentionClass", ${alias}.payload_expires_at as "payloadExpiresAt",
    ${alias}.payload_expunged_at as "payloadExpungedAt", ${alias}.delivery_count as "deliveryCount"`;
}
