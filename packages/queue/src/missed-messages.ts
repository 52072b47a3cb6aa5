import type { IdRange } from "./id-range.ts";
import { isWithin } from "./literal.ts";

/**
 * SQL: `missed`, the ids of messages that endpoint $1 of application $2 would get today and never had a delivery of,
 * at most $3 of them in order of message, and `scanned`, the $4 messages that were looked at for it. Those whose
 * payload is gone are left out, and so are those that a fan-out is still queueing.
 */
export const missedMessages = (range: IdRange) => `
scanned as materialized (
  select id, environment_id, event_type, channels, payload_expires_at, payload_expunged_at
    from messages
   where application_id = $2 and ${isWithin("id", range)}
   order by id limit $4
),
missed as materialized (
  select s.id
    from scanned s
    join endpoints e on e.id = $1
   where s.payload_expires_at > now() and s.payload_expunged_at is null
     and (e.event_types = '{}' or exists (
           select from unnest(e.event_types) t
            where t = s.event_type or (right(t, 2) = '.*' and starts_with(s.event_type, left(t, -1)))))
     and (e.channels = '{}' or e.channels && s.channels)
     and not exists (select from deliveries d
                      where d.message_id = s.id and d.endpoint_id = $1 and ${isWithin("d.message_id", range)})
     and not exists (select from delivery_queue q where q.message_id = s.id and q.endpoint_id = $1)
     and not exists (select from fan_outs f where f.message_id = s.id)
   order by s.id limit $3
)`;
