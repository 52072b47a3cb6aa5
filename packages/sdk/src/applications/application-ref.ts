/**
 * The customer that something is for: your own id of it, or that with the name it gets when it is created on
 * first use (the id, without a name). Posthorn's id of an application, `app_…`, names one that exists.
 *
 * @example
 * ```ts
 * import type { ApplicationRef } from "@posthorn/sdk";
 *
 * const customers: ApplicationRef[] = ["customer-1042", { id: "customer-1043", name: "Nhà hàng Sen" }];
 * ```
 */
export type ApplicationRef = string | { readonly id: string; readonly name?: string };
