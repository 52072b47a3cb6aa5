import { z } from "zod";

/** What a portal session may be allowed to do. `ViewBase` is always part of it. */
export const capabilities = [
  "ViewBase",
  "ViewEndpointSecret",
  "ManageEndpointSecret",
  "ManageTransformations",
  "CreateAttempts",
  "ManageEndpoint",
  "ManageApiKeys",
] as const;

/**
 * One thing that a portal session may be allowed to do: see everything but secrets, see secrets, rotate them,
 * edit transformations, resend and recover, change endpoints (and their secrets), make keys for the API.
 *
 * @example
 * capability.parse("CreateAttempts");
 */
export const capability = z.enum(capabilities).describe("One thing that a portal session may do.");
/** One thing that a portal session may be allowed to do. */
export type Capability = z.output<typeof capability>;

/**
 * What each capability holds besides itself.
 *
 * @example
 * impliedCapabilities.ManageEndpoint.includes("ViewEndpointSecret"); // true
 */
export const impliedCapabilities = {
  ViewBase: [],
  ViewEndpointSecret: ["ViewBase"],
  ManageEndpointSecret: ["ViewBase", "ViewEndpointSecret"],
  ManageTransformations: ["ViewBase"],
  CreateAttempts: ["ViewBase"],
  ManageApiKeys: ["ViewBase"],
  ManageEndpoint: ["ViewBase", "ViewEndpointSecret", "ManageEndpointSecret"],
} as const satisfies Record<Capability, readonly Capability[]>;
