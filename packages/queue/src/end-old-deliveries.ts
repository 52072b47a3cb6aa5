import type pg from "pg";
import { type Ending, endPicked, type PickedDelivery } from "./end-open-deliveries.ts";
import type { IdRange } from "./id-range.ts";
import { inTransaction } from "./in-transaction.ts";

const chunkSize = 1_000;

/**
 * Ends every open delivery of the messages in a range, resends and those that a sender holds included: their
 * history is about to go. In chunks of 1,000, each its own transaction. Answers how many.
 */
export async function endOldDeliveries(pool: pg.Pool, range: IdRange, ending: Ending): Promise<number> {
  let count = 0;
  while (true) {
    const picked = await inTransaction(pool, async (client) => {
      const { rows } = await client.query<PickedDelivery>(
        `select message_id, endpoint_id, trigger from delivery_queue
          where message_id >= $1 and message_id < $2
          order by message_id, endpoint_id, trigger limit ${chunkSize} for update`,
        [range.from, range.to],
      );
      await endPicked(client, rows, ending);
      return rows.length;
    });
    count += picked;
    if (picked < chunkSize) return count;
  }
}
