import type pg from "pg";
import { type DeliveryRow, endedColumns, openColumns } from "./delivery-columns.ts";
import { directionOf, type IdPage } from "./id-range.ts";

/** A page of the deliveries of one message, by endpoint id. */
export async function findDeliveriesOfMessage(
  pool: pg.Pool,
  messageId: string,
  page: IdPage,
): Promise<DeliveryRow[]> {
  const direction = directionOf(page);
  const { rows } = await pool.query<DeliveryRow>(
    `(select ${openColumns} from delivery_queue q
       where q.message_id = $1 and q.trigger = 0 and q.endpoint_id >= $2 and q.endpoint_id < $3
       order by q.endpoint_id ${direction} limit ${page.limit})
      union all
     (select ${endedColumns} from deliveries d
       where d.message_id = $1 and d.endpoint_id >= $2 and d.endpoint_id < $3
       order by d.endpoint_id ${direction} limit ${page.limit})
      order by "endpointId" ${direction} limit ${page.limit}`,
    [messageId, page.from, page.to],
  );
  return rows;
}
