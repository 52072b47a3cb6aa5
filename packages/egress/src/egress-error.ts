export type EgressErrorCode =
  | "blocked_address"
  | "cancelled"
  | "dns"
  | "flood"
  | "proxy"
  | "stale_connection";

/** Why no connection came about, where the system itself has no error for it. */
export class EgressError extends Error {
  readonly code: EgressErrorCode;
  /** The narrower cause: an address rule; `not_found`, `timeout` or `failed` of the DNS; a proxy's status. */
  readonly detail: string | null;
  /** The address that is blocked. */
  readonly address: string | null;

  constructor(
    code: EgressErrorCode,
    message: string,
    { detail = null, address = null }: { detail?: string | null; address?: string | null } = {},
  ) {
    super(message);
    this.name = "EgressError";
    this.code = code;
    this.detail = detail;
    this.address = address;
  }
}
