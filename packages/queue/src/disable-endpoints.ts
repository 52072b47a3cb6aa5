import { createId } from "@posthorn/db";
import type pg from "pg";

export type DisabledEndpoint = { endpointId: string; environmentId: string; failSince: Date | null };

/**
 * Turns endpoints off by the platform's own decision: the row, its revision (senders see it at their next claim),
 * the open incident and the audit entry. One that is off or deleted already is left alone and not answered.
 */
export async function disableEndpoints(
  client: pg.PoolClient,
  endpointIds: readonly string[],
  reason: "gone" | "failing",
  now: Date,
): Promise<DisabledEndpoint[]> {
  const { rows } = await client.query<DisabledEndpoint & { organizationId: string; applicationId: string }>(
    statement,
    [[...endpointIds].sort(), reason, now],
  );
  for (const row of rows) {
    await client.query(
      `insert into audit_entries (id, organization_id, environment_id, application_id, actor, action, subject_id, before, after)
       values ($1, $2, $3, $4, 'system', 'endpoint.disable', $5, '{"disabled":false}', $6)`,
      [
        createId("aud", now.getTime()),
        row.organizationId,
        row.environmentId,
        row.applicationId,
        row.endpointId,
        JSON.stringify({ disabled: true, reason }),
      ],
    );
  }
  return rows.map(({ endpointId, environmentId, failSince }) => ({ endpointId, environmentId, failSince }));
}

const statement = `
with locked as materialized (
  select id from endpoints where id = any($1) and disabled_at is null and deleted_at is null order by id for update
),
disabled as (
  update endpoints e set disabled_at = $3, disabled_reason = $2, revision = revision + 1, updated_at = $3
    from locked where e.id = locked.id
  returning e.id, e.environment_id, e.application_id
),
marked as (
  update incidents i set disabled_at = $3
    from disabled d where i.endpoint_id = d.id and i.recovered_at is null
)
select d.id as "endpointId", d.environment_id as "environmentId", d.application_id as "applicationId",
       v.organization_id as "organizationId", h.first_failure_at as "failSince"
  from disabled d
  join environments v on v.id = d.environment_id
  left join endpoint_health h on h.endpoint_id = d.id
 order by d.id`;
