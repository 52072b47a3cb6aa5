import type pg from "pg";

export type EndpointState = "healthy" | "failing" | "disabled";

export type EndpointSearch = {
  environmentId: string;
  /** Left out: the hidden application of operational events. */
  exceptApplicationId: string;
  applicationId?: string | undefined;
  state?: EndpointState | undefined;
  /** Part of the URL or the description, or the whole id or uid. */
  text?: string | undefined;
  after: { gt: string } | { lt: string } | undefined;
  direction: "asc" | "desc";
  take: number;
};

/**
 * The ids of an environment's endpoints in their order. Each state has an index of its own, so that the few that fail
 * are found among many that do not.
 */
export async function findEndpoints(pool: pg.Pool, search: EndpointSearch): Promise<string[]> {
  const { after } = search;
  const text = search.text ?? null;
  const { rows } = await pool.query<{ id: string }>(findEndpointsStatement(search), [
    search.environmentId,
    search.exceptApplicationId,
    search.applicationId ?? null,
    text,
    text === null ? null : `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`,
    after === undefined ? null : "gt" in after ? after.gt : after.lt,
    search.take,
  ]);
  return rows.map((row) => row.id);
}

const conditions: Record<EndpointState, string> = {
  healthy: `and e.disabled_at is null
   and not exists (select from incidents i where i.endpoint_id = e.id and i.recovered_at is null)`,
  failing: `and e.disabled_at is null
   and e.id in (select i.endpoint_id from incidents i where i.environment_id = $1 and i.recovered_at is null)`,
  disabled: "and e.disabled_at is not null",
};

/** For the test that looks at its plan. */
export function findEndpointsStatement(
  search: Pick<EndpointSearch, "state" | "after" | "direction">,
): string {
  const { state, after, direction } = search;
  return `
select e.id
  from endpoints e
 where e.environment_id = $1 and e.application_id <> $2 and e.deleted_at is null
   and ($3::text is null or e.application_id = $3)
   and ($4::text is null or e.url ilike $5 or e.description ilike $5 or e.id = $4 or e.uid = $4)
   and ($6::text is null or e.id ${after && "gt" in after ? ">" : "<"} $6)
   ${state ? conditions[state] : ""}
 order by e.id ${direction}
 limit $7`;
}
