import type pg from "pg";
import type { NewMessage } from "./publish.ts";

export type OneEndpoint = { endpointId: string; applicationId: string };

/**
 * Stores one message for one endpoint alone, whatever that endpoint asks for: message, payload and delivery in one
 * statement. For what a person sends to try an endpoint; a gate before it is found at the claim.
 */
export async function publishTo(
  pool: pg.Pool,
  { endpointId, applicationId }: OneEndpoint,
  message: NewMessage,
): Promise<void> {
  await pool.query(statement, [
    message.id,
    message.environmentId,
    applicationId,
    message.eventType,
    message.contentType,
    message.body.byteLength,
    message.retentionClass,
    new Date(message.payloadExpiresAt),
    Buffer.from(message.body).toString("utf8"),
    endpointId,
  ]);
}

const statement = `
with stored as (
  insert into messages (id, environment_id, application_id, event_type, channels, tags, content_type, payload_bytes,
                        retention_class, payload_expires_at, delivery_count)
  values ($1, $2, $3, $4, '{}', '{}', $5, $6, $7::int2, $8, 1)
),
bodies as (
  insert into payloads (retention_class, message_id, body) values ($7::int2, $1, $9)
),
counted as (
  insert into rollup_deltas (deltas)
  values (jsonb_build_array(jsonb_build_array(floor(extract(epoch from now()) / 60)::int, $2::text, $3::text, '',
                                              $4::text, 'published', -1, 1)))
)
insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at)
values ($1, $10, 0, $3, now())`;
