import type pg from "pg";
import { arrayLiteral, textArray } from "./binary-array.ts";
import { isLimiting } from "./gate-condition.ts";
import { matchingPatterns } from "./matching-patterns.ts";

/** What decides who gets a message. */
export type Addressed = {
  environmentId: string;
  /** The application's id or uid. */
  application: string;
  eventType: string;
  channels: readonly string[];
};

export type Matched = {
  applicationId: string;
  /** In the order of their ids; at most one more than asked for, which says that there are more. */
  endpointIds: readonly string[];
  /** For each endpoint the limiting gate before it, if there is one. */
  gates: readonly (string | null)[];
};

/**
 * The endpoints that want each message, as they are now; `undefined`: no such application. Reads only, so what
 * changes before the messages are stored counts as changed after them: who was turned off or deleted meanwhile is
 * found at the claim. Messages of one batch that are addressed alike are matched once.
 */
export async function matchEndpoints(
  pool: pg.Pool,
  messages: readonly Addressed[],
  limit: number,
): Promise<(Matched | undefined)[]> {
  const places = new Map<string, number>();
  const placeOf = messages.map((message) => {
    const name = JSON.stringify([
      message.environmentId,
      message.application,
      message.eventType,
      message.channels,
    ]);
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  });
  const distinct = messages.filter((_, index) => placeOf.indexOf(placeOf[index] as number) === index);
  const { rows } = await pool.query<Row>({
    name: "match-endpoints",
    text: statement,
    values: [
      textArray(distinct.map((message) => message.environmentId)),
      textArray(distinct.map((message) => message.application)),
      textArray(distinct.map((message) => arrayLiteral(matchingPatterns(message.eventType)))),
      textArray(distinct.map((message) => arrayLiteral(message.channels))),
      limit + 1,
    ],
  });
  const matched: (Matched | undefined)[] = [];
  for (const row of rows) matched[row.place - 1] = matchedOf(row);
  return placeOf.map((place) => matched[place]);
}

type Row = { place: number; application_id: string; endpoints: string | null; gates: string | null };

const none: readonly never[] = [];

function matchedOf({ application_id: applicationId, endpoints, gates }: Row): Matched {
  if (endpoints === null || gates === null) return { applicationId, endpointIds: none, gates: none };
  return {
    applicationId,
    endpointIds: endpoints.split(","),
    gates: gates.split(",").map((gate) => (gate === "" ? null : gate)),
  };
}

// Ids hold no comma. Arrays would be parsed again here, letter by letter.
const statement = `
select i.place::int4 as place, a.id as application_id, m.endpoints, m.gates
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
    as i (environment_id, application, patterns, channels, place)
 cross join lateral (
   select id from applications
    where id = i.application and environment_id = i.environment_id and deleted_at is null
    union all
   select id from applications
    where uid = i.application and environment_id = i.environment_id and deleted_at is null
    limit 1
 ) a
 cross join lateral (
   select string_agg(e.id, ',') as endpoints, string_agg(coalesce(eg.owner_id, ag.owner_id, ''), ',') as gates
     from (select id from endpoints
            where application_id = a.id and disabled_at is null and deleted_at is null
              and (event_types = '{}' or event_types && i.patterns::text[])
              and (channels = '{}' or channels && i.channels::text[])
            order by id limit $5) e
     left join gates eg on eg.owner_id = e.id and ${isLimiting("eg")}
     left join gates ag on ag.owner_id = a.id and ${isLimiting("ag")}
 ) m`;
