import type pg from "pg";
import { deliveriesChannel } from "./notify.ts";

/** Tells workers at once that a person has made work; a poll is the net below it. */
export async function wakeWorkers(pool: pg.Pool): Promise<void> {
  await pool.query("select pg_notify($1, '')", [deliveriesChannel]).catch(() => undefined);
}
