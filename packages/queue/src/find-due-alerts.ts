import type pg from "pg";

export type DueAlert = {
  id: string;
  environmentId: string;
  /** Empty: a test of its target, or a confirmation. */
  incidentId: string;
  news: "opened" | "disabled" | "recovered" | "test" | "confirmation";
  reader: string;
  address: string;
  tries: number;
};

/** The alerts that are due longest; who sends them is one process at a time. */
export async function findDueAlerts(pool: pg.Pool, now: Date, limit: number): Promise<DueAlert[]> {
  const { rows } = await pool.query<DueAlert>(
    `select id, environment_id as "environmentId", incident_id as "incidentId", news, reader, address, tries
       from incident_alerts where state = 'waiting' and due_at <= $1 order by due_at limit $2`,
    [now, limit],
  );
  return rows;
}
