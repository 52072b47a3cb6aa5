/** How far a send had come. `queue` is before it began: nothing has reached the target's system yet. */
export type SendPhase = "queue" | "dns" | "connect" | "tls" | "first_byte" | "last_byte";

/**
 * Why there is no response.
 * `blocked_address` by the policy · `dns` no address · `refused` nothing listens · `unreachable` no way there ·
 * `reset` the connection ended too early · `tls` no trusted handshake · `timeout` · `invalid_response` not HTTP,
 * or headers beyond 64 KiB · `proxy` the egress proxy failed · `invalid_request` the URL or a header cannot be
 * sent · `aborted` by the caller · `no_socket` none became free in time: nothing was tried, give the work back.
 */
export type SendFailureReason =
  | "aborted"
  | "blocked_address"
  | "dns"
  | "invalid_request"
  | "invalid_response"
  | "no_socket"
  | "proxy"
  | "refused"
  | "reset"
  | "timeout"
  | "tls"
  | "unreachable";

/**
 * When the send came how far, in milliseconds from its start; null where it did not. On a reused connection the
 * first three are null.
 */
export type SendTimings = {
  readonly dnsMs: number | null;
  readonly connectMs: number | null;
  readonly tlsMs: number | null;
  readonly firstByteMs: number | null;
  readonly lastByteMs: number | null;
  readonly totalMs: number;
};

type SendFacts = {
  /** The address that was called; null before that, and behind a proxy that resolves the name itself. */
  readonly remoteAddress: string | null;
  readonly isConnectionReused: boolean;
  readonly timings: SendTimings;
};

export type ResponseHeaders = Readonly<Record<string, string>>;

export type SendResponse = SendFacts & {
  readonly outcome: "response";
  readonly status: number;
  /** Names in lower case, repeated ones joined by a comma; those beyond `maxResponseHeaderBytes` are left out. */
  readonly headers: ResponseHeaders;
  readonly areHeadersTruncated: boolean;
  /** The first `maxResponseBytes`. */
  readonly body: Buffer;
  readonly isBodyTruncated: boolean;
};

export type SendFailure = SendFacts & {
  readonly outcome: "failure";
  readonly reason: SendFailureReason;
  readonly phase: SendPhase;
  readonly host: string;
  readonly port: number;
  /** The address that was called, or that is blocked. */
  readonly address: string | null;
  /**
   * The narrower cause: an address rule, a code of TLS, the system or the parser, a proxy's status;
   * `not_found`, `timeout` or `failed` with reason `dns`.
   */
  readonly code: string | null;
  /** The time-out that ran out, with reason `timeout` and `no_socket`. */
  readonly timeoutMs: number | null;
  /** Of a response that began and did not end. */
  readonly status: number | null;
};

export type SendResult = SendResponse | SendFailure;
