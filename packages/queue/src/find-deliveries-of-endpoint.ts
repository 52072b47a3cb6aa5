import type pg from "pg";
import { type DeliveryRow, endedColumns, openColumns } from "./delivery-columns.ts";
import { directionOf, type IdPage } from "./id-range.ts";
import { isWithin, literal } from "./literal.ts";

/**
 * A page of the deliveries of one endpoint, by message id: what is open, from the queue, and what has ended, from
 * history, merged. Reads the days of its range alone; the queue holds no more than what is open.
 */
export async function findDeliveriesOfEndpoint(
  pool: pg.Pool,
  endpointId: string,
  page: IdPage,
): Promise<DeliveryRow[]> {
  const id = literal(endpointId);
  const direction = directionOf(page);
  const { rows } = await pool.query<DeliveryRow>(
    `(select ${openColumns} from delivery_queue q
       where q.endpoint_id = ${id} and q.trigger = 0 and ${isWithin("q.message_id", page)}
       order by q.message_id ${direction} limit ${page.limit})
      union all
     (select ${endedColumns} from deliveries d
       where d.endpoint_id = ${id} and ${isWithin("d.message_id", page)}
       order by d.message_id ${direction} limit ${page.limit})
      order by "messageId" ${direction} limit ${page.limit}`,
  );
  return rows;
}
