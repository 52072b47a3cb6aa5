import type pg from "pg";
import { type DeliveryRow, endedColumns, openColumns } from "./delivery-columns.ts";
import { directionOf, type IdPage } from "./id-range.ts";
import { isWithin, literal } from "./literal.ts";

/** A page of the deliveries of one message, by endpoint id. */
export async function findDeliveriesOfMessage(
  pool: pg.Pool,
  messageId: string,
  page: IdPage,
): Promise<DeliveryRow[]> {
  const id = literal(messageId);
  const direction = directionOf(page);
  const { rows } = await pool.query<DeliveryRow>(
    `(select ${openColumns} from delivery_queue q
       where q.message_id = ${id} and q.trigger = 0 and ${isWithin("q.endpoint_id", page)}
       order by q.endpoint_id ${direction} limit ${page.limit})
      union all
     (select ${endedColumns} from deliveries d
       where d.message_id = ${id} and ${isWithin("d.endpoint_id", page)}
       order by d.endpoint_id ${direction} limit ${page.limit})
      order by "endpointId" ${direction} limit ${page.limit}`,
  );
  return rows;
}
