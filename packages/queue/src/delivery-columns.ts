export type DeliveryRow = {
  messageId: string;
  endpointId: string;
  state: "pending" | "delivering" | "succeeded" | "exhausted" | "cancelled";
  reason: string | null;
  attemptCount: number;
  nextAttemptAt: Date | null;
};

/** SQL: a DeliveryRow of queue row `q`. A lease that has ended is work to be taken again: pending. */
export const openColumns = `q.message_id as "messageId", q.endpoint_id as "endpointId",
  case when q.is_leased and q.due_at > now() then 'delivering' else 'pending' end as state, null as reason,
  q.attempt_number as "attemptCount", case when q.is_leased then null else q.due_at end as "nextAttemptAt"`;

/** SQL: a DeliveryRow of history row `d`. */
export const endedColumns = `d.message_id as "messageId", d.endpoint_id as "endpointId", d.state, d.reason,
  d.attempt_count as "attemptCount", null::timestamptz as "nextAttemptAt"`;
