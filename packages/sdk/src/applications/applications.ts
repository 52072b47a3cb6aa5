import type { Page, PageQuery } from "../client/page.ts";
import type { Application, ApplicationChanges, ApplicationInput } from "./application.ts";

/**
 * What the list of applications takes beside its page.
 *
 * @example
 * ```ts
 * import type { ApplicationListQuery } from "@posthorn/sdk";
 *
 * const newestFirst: ApplicationListQuery = { order: "descending", limit: 10 };
 * ```
 */
export type ApplicationListQuery = PageQuery & { readonly order?: "ascending" | "descending" };

/**
 * Applications, your customers: `posthorn.applications`. Wherever an application is named, Posthorn's id and
 * your own both do.
 *
 * @example
 * ```ts
 * import { createPosthorn } from "@posthorn/sdk";
 *
 * const { applications } = createPosthorn({ apiKey: "sk_test" });
 * await applications.getOrCreate({ uid: "customer-1042", name: "Kopi Kita" });
 * await applications.update("customer-1042", { metadata: { plan: "gold" } });
 * ```
 */
export type Applications = {
  /** The oldest first. */
  list(query?: ApplicationListQuery): Promise<Page<Application>>;
  get(application: string): Promise<Application>;
  /** Throws `conflict` when the uid is in use. */
  create(input: ApplicationInput): Promise<Application>;
  /** The application with this uid, as it is, or a new one. */
  getOrCreate(input: ApplicationInput & { readonly uid: string }): Promise<Application>;
  update(application: string, changes: ApplicationChanges): Promise<Application>;
  /** Deletes it with its endpoints; what was still to be delivered is cancelled. */
  delete(application: string): Promise<void>;
};
