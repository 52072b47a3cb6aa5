/**
 * A page of a list. Pass `iterator` for the next page and `prevIterator` for the one before; `done` is true
 * when nothing follows.
 *
 * @example
 * ```ts
 * import { type Application, createPosthorn, type Page } from "@posthorn/sdk";
 *
 * const posthorn = createPosthorn({ apiKey: "sk_test" });
 * const first: Page<Application> = await posthorn.applications.list({ limit: 10 });
 * const second = first.done ? null : await posthorn.applications.list({ limit: 10, iterator: first.iterator });
 * ```
 */
export type Page<Item> = {
  data: Item[];
  iterator: string | null;
  prevIterator: string | null;
  done: boolean;
};

/**
 * What every list takes.
 *
 * @example
 * ```ts
 * import type { PageQuery } from "@posthorn/sdk";
 *
 * const query: PageQuery = { limit: 100 };
 * ```
 */
export type PageQuery = {
  /** How many items a page holds, 1–250; 50 by default. */
  readonly limit?: number;
  /** The `iterator` or `prevIterator` of another page. */
  readonly iterator?: string | null;
};

/**
 * What lists of messages and attempts filter by. Without `before` and `after` they look 90 days back.
 *
 * @example
 * ```ts
 * import type { EventQuery } from "@posthorn/sdk";
 *
 * const query: EventQuery = { eventTypes: ["order.created"], after: new Date("2026-11-22T00:00:00Z") };
 * ```
 */
export type EventQuery = PageQuery & {
  readonly before?: Date;
  readonly after?: Date;
  readonly channel?: string;
  readonly tag?: string;
  readonly eventTypes?: string[];
};
