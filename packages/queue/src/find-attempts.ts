import type pg from "pg";
import { directionOf, type IdPage, type IdRange, type Scan, scanLimit } from "./id-range.ts";
import { isWithin, literal } from "./literal.ts";

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
  const scanned = `from attempts where ${isOf(of)} and ${isWithin("id", page)} order by id ${directionOf(page)}`;
  const { rows } = await pool.query<AttemptRow>(
    `select ${columns} from (select * ${scanned} limit ${scanLimit}) a
      where ($1::bool is null or a.succeeded = $1)
        and ($2::int is null or a.response_status / 100 * 100 = $2)
      order by a.id ${directionOf(page)}
      limit ${page.limit}`,
    [filter.succeeded ?? null, filter.statusCodeClass ?? null],
  );
  if (rows.length === page.limit) return { rows, scannedTo: null };
  const end = await pool.query<{ id: string }>(`select id ${scanned} offset ${scanLimit - 1} limit 1`);
  return { rows, scannedTo: end.rows[0]?.id ?? null };
}

function isOf(of: AttemptFilter["of"]): string {
  if ("messages" in of)
    return `endpoint_id = ${literal(of.endpointId)} and ${isWithin("message_id", of.messages)}`;
  const isOfMessage = `message_id = ${literal(of.messageId)}`;
  return of.endpointId === undefined
    ? isOfMessage
    : `${isOfMessage} and endpoint_id = ${literal(of.endpointId)}`;
}

const columns = `a.message_id as "messageId", a.id, a.endpoint_id as "endpointId", a.trigger,
  a.attempt_number as "attemptNumber", a.succeeded, a.late, a.response_status as "responseStatus",
  a.duration_ms as "durationMs", a.url, a.detail`;
