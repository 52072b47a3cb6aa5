/**
 * An application: one customer of yours, who owns endpoints. Times are ISO 8601 in UTC.
 *
 * @example
 * ```ts
 * import type { Application } from "@posthorn/sdk";
 *
 * const titleOf = (application: Application) => `${application.name} (${application.uid ?? application.id})`;
 * ```
 */
export type Application = {
  id: string;
  /** Your own id of it. */
  uid: string | null;
  name: string;
  /** Most messages a second that are sent to its endpoints; null is no limit. */
  throttleRate: number | null;
  metadata: Record<string, string>;
  createdAt: string;
  updatedAt: string;
};

/**
 * What creates an application.
 *
 * @example
 * ```ts
 * import type { ApplicationInput } from "@posthorn/sdk";
 *
 * const input: ApplicationInput = { uid: "customer-1042", name: "Kopi Kita", metadata: { plan: "gold" } };
 * ```
 */
export type ApplicationInput = {
  readonly name: string;
  /** Your own id of it: letters, digits, '-', '_', '.'; not starting with `app_`. */
  readonly uid?: string | null;
  readonly throttleRate?: number | null;
  /** Your own notes: text by name, at most 4,096 bytes as JSON. */
  readonly metadata?: Record<string, string>;
};

/**
 * What changes an application: an omitted field stays, null unsets it.
 *
 * @example
 * ```ts
 * import type { ApplicationChanges } from "@posthorn/sdk";
 *
 * const changes: ApplicationChanges = { throttleRate: 20 };
 * ```
 */
export type ApplicationChanges = {
  readonly name?: string;
  readonly uid?: string | null;
  readonly throttleRate?: number | null;
  readonly metadata?: Record<string, string>;
};
