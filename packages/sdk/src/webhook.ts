export type { WebhookHeaders } from "@posthorn/signing";
export { type MemoryStoreOptions, memoryStore } from "./webhook/memory-store.ts";
export {
  type SignedTestRequest,
  type SignTestRequestOptions,
  signTestRequest,
} from "./webhook/sign-test-request.ts";
export type { Claim, WebhookStore } from "./webhook/store.ts";
export {
  type IncomingWebhook,
  type RefusedWebhook,
  type VerifiedWebhook,
  type VerifyWebhookOptions,
  verifyWebhook,
  type WebhookRefusal,
} from "./webhook/verify-webhook.ts";
export type { OnWebhook, WebhookHandlerOptions } from "./webhook/webhook-handler-options.ts";
