export type { AddressRule } from "./address-ranges.ts";
export { type AddressCheck, checkAddress } from "./check-address.ts";
export { checkUrl, type UrlCheck, type UrlRefusal, type UrlTarget } from "./check-url.ts";
export { createDispatcher, type DispatcherOptions, type EgressDispatcher } from "./create-dispatcher.ts";
export { createGuardedLookup } from "./create-guarded-lookup.ts";
export { EgressError, type EgressErrorCode } from "./egress-error.ts";
export type { SendRequest } from "./exchange.ts";
export { createPolicy, type EgressPolicy, type PolicyInput } from "./policy.ts";
export { createResolver, type ResolveHost } from "./resolve-host.ts";
export { send } from "./send.ts";
export type {
  ResponseHeaders,
  SendFailure,
  SendFailureReason,
  SendPhase,
  SendResponse,
  SendResult,
  SendTimings,
} from "./send-result.ts";
export type { SocketStats } from "./socket-pool.ts";
