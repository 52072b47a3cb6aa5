/**
 * What `syncEventTypes` did, by name.
 *
 * @example
 * ```ts
 * import { createPosthorn, type SyncedEventTypes } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const posthorn = createPosthorn({ apiKey: "sk_test", events: { "table.freed": z.object({ table: z.int() }) } });
 * const { created, updated }: SyncedEventTypes = await posthorn.syncEventTypes();
 * console.log(created, updated);
 * ```
 */
export type SyncedEventTypes = {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
};
