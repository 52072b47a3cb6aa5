export {
  type Actor,
  actorName,
  type KeyActor,
  type LocalActor,
  type SessionActor,
  type UserActor,
} from "./access/actor.ts";
export { isPermitted, type Permission, requirePermission } from "./access/require-permission.ts";
export { createToken, hashToken } from "./access/token.ts";
export { recordAudit } from "./audit/record-audit.ts";
export type { Ctx, Policy } from "./ctx.ts";
export { buildWebhook, type Webhook } from "./delivery/build-webhook.ts";
export { type Decision, decideOutcome } from "./delivery/decide-outcome.ts";
export { loadSendTargets, type SendTarget } from "./delivery/load-send-targets.ts";
export { DomainError, type FieldProblem, invalidField } from "./domain-error.ts";
export { openHeaders, openSecret, sealHeaders, sealSecret } from "./endpoint/sealed-fields.ts";
export { createVault, masterKeyFingerprint, type Vault } from "./vault.ts";
