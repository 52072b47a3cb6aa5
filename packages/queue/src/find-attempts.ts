import type pg from "pg";
import { directionOf, type IdPage, type IdRange, type Scan, scanLimit } from "./id-range.ts";

export type AttemptRow = {
  messageId: string;
  id: string;
  endpointId: string;
  trigger: 0 | 1;
  attemptNumber: number;
  succeeded: boolean;
  late: boolean;
  responseStatus: number;
  durationMs: number;
  url: string;
  /** JSON: what the worker kept beside the columns. */
  detail: string;
};

export type AttemptFilter = {
  /** Of one message, or of one endpoint over the messages of a range. */
  of: { messageId: string; endpointId?: string | undefined } | { endpointId: string; messages: IdRange };
  succeeded?: boolean | undefined;
  /** 0 without an answer, else the hundred of the status. */
  statusCodeClass?: number | undefined;
};

/**
 * A page of attempts of a message or of an endpoint, by attempt id. An endpoint's come from the index of each
 * day of messages, merged; the range of messages bounds the days. Looks at most at `scanLimit` rows.
 */
export async function findAttempts(
  pool: pg.Pool,
  filter: AttemptFilter,
  page: IdPage,
): Promise<Scan<AttemptRow>> {
  const { of } = filter;
  const isOfMessage = "messageId" in of;
  const scanned = isOfMessage
    ? `from attempts where message_id = $1 and ($4::text is null or endpoint_id = $4) and $5::text is null
         and id >= $2 and id < $3 order by id ${directionOf(page)}`
    : `from attempts where endpoint_id = $1 and message_id >= $4 and message_id < $5
         and id >= $2 and id < $3 order by id ${directionOf(page)}`;
  const scope = isOfMessage
    ? [of.messageId, page.from, page.to, of.endpointId ?? null, null]
    : [of.endpointId, page.from, page.to, of.messages.from, of.messages.to];
  const { rows } = await pool.query<AttemptRow>(
    `select ${columns} from (select * ${scanned} limit ${scanLimit}) a
      where ($6::bool is null or a.succeeded = $6)
        and ($7::int is null or a.response_status / 100 * 100 = $7)
      order by a.id ${directionOf(page)}
      limit ${page.limit}`,
    [...scope, filter.succeeded ?? null, filter.statusCodeClass ?? null],
  );
  if (rows.length === page.limit) return { rows, scannedTo: null };
  const end = await pool.query<{ id: string }>(`select id ${scanned} offset ${scanLimit - 1} limit 1`, scope);
  return { rows, scannedTo: end.rows[0]?.id ?? null };
}

const columns = `a.message_id as "messageId", a.id, a.endpoint_id as "endpointId", a.trigger,
  a.attempt_number as "attemptNumber", a.succeeded, a.late, a.response_status as "responseStatus",
  a.duration_ms as "durationMs", a.url, a.detail`;
