export {
  type Actor,
  type ApplicationKeyActor,
  actorName,
  credentialIdOf,
  type KeyActor,
  type LocalActor,
  type SessionActor,
  type UserActor,
} from "./access/actor.ts";
export { announceCredentials, credentialsChannel } from "./access/announce-credentials.ts";
export { authenticate, type Credential, type EnvironmentOfCredential } from "./access/authenticate.ts";
export { isPermitted, type Permission, requirePermission } from "./access/require-permission.ts";
export { createToken, hashToken } from "./access/token.ts";
export { addressAlerts } from "./alert/address-alerts.ts";
export { type AlertFormat, alertFormats } from "./alert/alert-request.ts";
export { createAlertTarget } from "./alert/create-alert-target.ts";
export { deleteAlertTarget } from "./alert/delete-alert-target.ts";
export { type AlertSettings, getAlertSettings } from "./alert/get-alert-settings.ts";
export { type AlertTest, getAlertTest } from "./alert/get-alert-test.ts";
export { muteEndpoint } from "./alert/mute-endpoint.ts";
export { sendAlerts } from "./alert/send-alerts.ts";
export { testAlertTarget } from "./alert/test-alert-target.ts";
export { unmuteEndpoint } from "./alert/unmute-endpoint.ts";
export { createAlertAddress } from "./alert-address/create-alert-address.ts";
export { deleteAlertAddress } from "./alert-address/delete-alert-address.ts";
export { type FollowAlertLinkResult, followAlertLink } from "./alert-address/follow-alert-link.ts";
export { type AlertLinkOut, getAlertLink } from "./alert-address/get-alert-link.ts";
export { listAlertAddresses } from "./alert-address/list-alert-addresses.ts";
export type { ApiKeyOut } from "./api-key/api-key-out.ts";
export { createApiKey, type NewApiKey } from "./api-key/create-api-key.ts";
export { listApiKeys } from "./api-key/list-api-keys.ts";
export { revokeApiKey } from "./api-key/revoke-api-key.ts";
export { rotateApiKey } from "./api-key/rotate-api-key.ts";
export { writeKeyUse } from "./api-key/write-key-use.ts";
export { type ApplicationSummary, browseApplications } from "./application/browse-applications.ts";
export { createApplication } from "./application/create-application.ts";
export { deleteApplication } from "./application/delete-application.ts";
export { checkCarried, ensureApplication } from "./application/ensure-application.ts";
export { getApplication } from "./application/get-application.ts";
export { listApplications } from "./application/list-applications.ts";
export { patchApplication } from "./application/patch-application.ts";
export { type ApplicationFound, searchApplications } from "./application/search-applications.ts";
export { upsertApplication } from "./application/upsert-application.ts";
export { createApplicationKey } from "./application-key/create-application-key.ts";
export { listApplicationKeys } from "./application-key/list-application-keys.ts";
export { revokeApplicationKey } from "./application-key/revoke-application-key.ts";
export { expungeAttemptContent } from "./attempt/expunge-attempt-content.ts";
export { type AttemptRef, getAttempt } from "./attempt/get-attempt.ts";
export { listAttemptsByEndpoint } from "./attempt/list-attempts-by-endpoint.ts";
export { listAttemptsByMessage } from "./attempt/list-attempts-by-message.ts";
export { listActivity } from "./audit/list-activity.ts";
export { type AuditEntryOut, type AuditQuery, listAuditEntries } from "./audit/list-audit-entries.ts";
export type { NamedActor } from "./audit/name-actors.ts";
export { recordAudit } from "./audit/record-audit.ts";
export { cancelBackgroundTask } from "./background-task/cancel-background-task.ts";
export { getBackgroundTask } from "./background-task/get-background-task.ts";
export { listBackgroundTasks } from "./background-task/list-background-tasks.ts";
export { listTaskDetails, type TaskDetail, type TaskQuery } from "./background-task/list-task-details.ts";
export { type RunTaskResult, runBackgroundTask } from "./background-task/run-background-task.ts";
export { type ContrastWarning, readableRatio } from "./branding/contrast.ts";
export { type BrandingDetail, getBranding } from "./branding/get-branding.ts";
export { type BrandingWire, updateBranding } from "./branding/update-branding.ts";
export type { AnonymousCtx, Ctx, Policy } from "./ctx.ts";
export { type AttemptDetail, attemptDetail, reasonOf } from "./delivery/attempt-detail.ts";
export { buildWebhook, type Webhook } from "./delivery/build-webhook.ts";
export { type Decision, decideOutcome } from "./delivery/decide-outcome.ts";
export { listAttemptedEndpoints } from "./delivery/list-attempted-endpoints.ts";
export { listAttemptedMessages } from "./delivery/list-attempted-messages.ts";
export { type LoadedTargets, loadSendTargets, type SendTarget } from "./delivery/load-send-targets.ts";
export { resendDelivery } from "./delivery/resend-delivery.ts";
export { DomainError, type FieldProblem, invalidField } from "./domain-error.ts";
export { cancelRecovery } from "./endpoint/cancel-recovery.ts";
export { countRecovery, type RecoveryCount } from "./endpoint/count-recovery.ts";
export { createEndpoint } from "./endpoint/create-endpoint.ts";
export { deleteEndpoint } from "./endpoint/delete-endpoint.ts";
export { getEndpoint } from "./endpoint/get-endpoint.ts";
export { getEndpointHeaders } from "./endpoint/get-endpoint-headers.ts";
export { getEndpointHealth } from "./endpoint/get-endpoint-health.ts";
export { getEndpointSecret } from "./endpoint/get-endpoint-secret.ts";
export { type CalledEndpoints, listCalledEndpoints } from "./endpoint/list-called-endpoints.ts";
export { listEndpoints } from "./endpoint/list-endpoints.ts";
export { listRecoveries } from "./endpoint/list-recoveries.ts";
export { patchEndpoint } from "./endpoint/patch-endpoint.ts";
export { patchEndpointHeaders } from "./endpoint/patch-endpoint-headers.ts";
export { recoverEndpoint } from "./endpoint/recover-endpoint.ts";
export { replayEndpoint } from "./endpoint/replay-endpoint.ts";
export { rotateEndpointSecret } from "./endpoint/rotate-endpoint-secret.ts";
export { openHeaders, openSecret, sealHeaders, sealSecret } from "./endpoint/sealed-fields.ts";
export {
  type EndpointSummary,
  type EndpointsQuery,
  getEndpointSummary,
  searchEndpoints,
} from "./endpoint/search-endpoints.ts";
export { sendEndpointExample } from "./endpoint/send-endpoint-example.ts";
export { setEndpointHeaders } from "./endpoint/set-endpoint-headers.ts";
export { upsertEndpoint } from "./endpoint/upsert-endpoint.ts";
export { withoutUserInfo } from "./endpoint/url-password.ts";
export { countEnvironment, type EnvironmentCount } from "./environment/count-environment.ts";
export { createEnvironment } from "./environment/create-environment.ts";
export { deleteEnvironment } from "./environment/delete-environment.ts";
export type { EnvironmentDetail, EnvironmentSettings } from "./environment/environment-settings.ts";
export { findEnvironment } from "./environment/find-environment.ts";
export { getEnvironment } from "./environment/get-environment.ts";
export type { EnvironmentOut, NewEnvironment } from "./environment/insert-environment.ts";
export { listEmbedOrigins } from "./environment/list-embed-origins.ts";
export { type InstalledEnvironment, listEnvironments } from "./environment/list-environments.ts";
export { type EnvironmentChanges, updateEnvironment } from "./environment/update-environment.ts";
export { checkDraft, type DraftCheck } from "./event-type/check-draft.ts";
export type { ExampleCheck } from "./event-type/check-example.ts";
export { createEventType } from "./event-type/create-event-type.ts";
export { deleteEventType } from "./event-type/delete-event-type.ts";
export { describeEventType, type EventTypeDescription } from "./event-type/describe-event-type.ts";
export { findRealExample } from "./event-type/find-real-example.ts";
export { getApplicationEventType } from "./event-type/get-application-event-type.ts";
export { getCatalogTypes } from "./event-type/get-catalog-types.ts";
export { type DraftImpact, getDraftImpact } from "./event-type/get-draft-impact.ts";
export { getEventType } from "./event-type/get-event-type.ts";
export { type EventTypeDetail, getEventTypeDetail } from "./event-type/get-event-type-detail.ts";
export { type ImportChange, importEventTypes } from "./event-type/import-event-types.ts";
export { listApplicationEventTypes } from "./event-type/list-application-event-types.ts";
export { type CatalogEntry, listCatalog } from "./event-type/list-catalog.ts";
export { listEventTypes } from "./event-type/list-event-types.ts";
export { listExamples } from "./event-type/list-examples.ts";
export { patchEventType } from "./event-type/patch-event-type.ts";
export { publishDraft } from "./event-type/publish-draft.ts";
export { saveDraft } from "./event-type/save-draft.ts";
export { upsertEventType } from "./event-type/upsert-event-type.ts";
export { type FirstDelivery, getFirstDelivery } from "./getting-started/get-first-delivery.ts";
export { prepareFirstDelivery } from "./getting-started/prepare-first-delivery.ts";
export { type Claim, claimKey, type KeyScope } from "./idempotency/claim-key.ts";
export { keepAnswer } from "./idempotency/keep-answer.ts";
export { extendClaim, releaseKey } from "./idempotency/release-key.ts";
export { disableFailingEndpoints } from "./incident/disable-failing-endpoints.ts";
export { getIncident, type IncidentDetail } from "./incident/get-incident.ts";
export type { AlertOut, IncidentOut } from "./incident/incident-out.ts";
export { type IncidentQuery, listIncidents } from "./incident/list-incidents.ts";
export { getInspector } from "./inspector/get-inspector.ts";
export { getTenantInspector } from "./inspector/get-tenant-inspector.ts";
export { inspectRequest, type RequestToInspect } from "./inspector/inspect-request.ts";
export { openInspector } from "./inspector/open-inspector.ts";
export { openTenantInspector } from "./inspector/open-tenant-inspector.ts";
export { setInspectorAnswer } from "./inspector/set-inspector-answer.ts";
export {
  type AcceptInvitationResult,
  acceptInvitation,
} from "./invitation/accept-invitation.ts";
export { type CreateInvitationResult, createInvitation } from "./invitation/create-invitation.ts";
export { getInvitation, type InvitationSeen } from "./invitation/get-invitation.ts";
export type { InvitationOut } from "./invitation/invitation-out.ts";
export { listInvitations } from "./invitation/list-invitations.ts";
export { mailInvitation } from "./invitation/mail-invitation.ts";
export { revokeInvitation } from "./invitation/revoke-invitation.ts";
export { checkMail, type MailCheck } from "./mail/check-mail.ts";
export { createMailer, type Mail, type Mailer } from "./mail/create-mailer.ts";
export { checkMasterKey } from "./master-key/check-master-key.ts";
export { type RotationProgress, rotateMasterKey } from "./master-key/rotate-master-key.ts";
export { type ChangeMemberResult, changeMemberRole } from "./member/change-member-role.ts";
export { listMembers, type MemberOut } from "./member/list-members.ts";
export { type RemoveMemberResult, removeMember } from "./member/remove-member.ts";
export { expungeMessageContent } from "./message/expunge-message-content.ts";
export { getMessage, type MessageRef } from "./message/get-message.ts";
export { getPayload, type PayloadText } from "./message/get-payload.ts";
export { listMessages } from "./message/list-messages.ts";
export { type PrepareMessageInput, prepareMessage } from "./message/prepare-message.ts";
export { publishExample } from "./message/publish-example.ts";
export { type RawJson, rawJson, rawJsonText } from "./message/raw-json.ts";
export {
  type MessageSearch,
  type MessageSummary,
  searchMessages,
} from "./message/search-messages.ts";
export { type DomainOptions, openDomain } from "./open-domain.ts";
export { createOperationalEndpoint } from "./operational-endpoint/create-operational-endpoint.ts";
export { deleteOperationalEndpoint } from "./operational-endpoint/delete-operational-endpoint.ts";
export { getOperationalEndpoint } from "./operational-endpoint/get-operational-endpoint.ts";
export { getOperationalHeaders } from "./operational-endpoint/get-operational-headers.ts";
export { getOperationalSecret } from "./operational-endpoint/get-operational-secret.ts";
export { listOperationalEndpoints } from "./operational-endpoint/list-operational-endpoints.ts";
export { rotateOperationalSecret } from "./operational-endpoint/rotate-operational-secret.ts";
export { setOperationalHeaders } from "./operational-endpoint/set-operational-headers.ts";
export { upsertOperationalEndpoint } from "./operational-endpoint/upsert-operational-endpoint.ts";
export { publishOperationalEvents } from "./operational-event/publish-operational-events.ts";
export { recordOperationalEvent } from "./operational-event/record-operational-event.ts";
export {
  createOrganization,
  type NewOrganization,
  type OrganizationOut,
} from "./organization/create-organization.ts";
export {
  canCreateOrganization,
  createOwnOrganization,
  type OwnOrganization,
} from "./organization/create-own-organization.ts";
export { renameOrganization } from "./organization/rename-organization.ts";
export { type DemoAccess, seedDemo } from "./organization/seed-demo.ts";
export { policyOf } from "./policy-of.ts";
export { createPortalLink } from "./portal-session/create-portal-link.ts";
export { createPortalSession } from "./portal-session/create-portal-session.ts";
export { endPortalSession } from "./portal-session/end-portal-session.ts";
export { exchangeOneTimeToken } from "./portal-session/exchange-one-time-token.ts";
export { expirePortalSessions } from "./portal-session/expire-portal-sessions.ts";
export { getPortal } from "./portal-session/get-portal.ts";
export { openAsTenant } from "./portal-session/open-as-tenant.ts";
export { type Found, type FoundEndpoint, searchEverything } from "./search/search-everything.ts";
export {
  type Activity,
  type ActivityInput,
  type Figures,
  getActivity,
  getBreakdown,
} from "./stats/get-activity.ts";
export { getEndpointActivity } from "./stats/get-endpoint-activity.ts";
export { getEndpointStats } from "./stats/get-endpoint-stats.ts";
export { getOverview, type NamedCount, type Overview } from "./stats/get-overview.ts";
export {
  type ApplicationUsage,
  exportUsage,
  getUsage,
  type Usage,
  type UsageInput,
} from "./stats/get-usage.ts";
export { getSystemStatus, type ProcessStatus, type SystemStatus } from "./system/get-system-status.ts";
export {
  forgetProcess,
  identifyProcess,
  type ProcessIdentity,
  reportEveryMs,
  reportProcess,
} from "./system/report-process.ts";
export { type ChangePasswordResult, changePassword } from "./user/change-password.ts";
export { createFirstOwner } from "./user/create-first-owner.ts";
export { createOwnerLink, type OwnerLink } from "./user/create-owner-link.ts";
export { createSignInLink } from "./user/create-sign-in-link.ts";
export { endUserSession } from "./user/end-user-session.ts";
export { type Account, getAccount } from "./user/get-account.ts";
export { getSignInLink } from "./user/get-sign-in-link.ts";
export { getUserSession, type Membership, type UserSession } from "./user/get-user-session.ts";
export { listUserSessions, type UserSessionOut } from "./user/list-user-sessions.ts";
export { type InstalledUser, listUsers } from "./user/list-users.ts";
export { mailSignInLink } from "./user/mail-sign-in-link.ts";
export { userSessionDays } from "./user/open-user-session.ts";
export { hashPassword, passwordLength } from "./user/password.ts";
export { type RedeemSignInLinkResult, redeemSignInLink } from "./user/redeem-sign-in-link.ts";
export { normalEmail, type SignInResult, signIn } from "./user/sign-in.ts";
export { createSignInLimiter, type SignInLimiter } from "./user/sign-in-limiter.ts";
export {
  type Identity,
  type SignInWithIdentityResult,
  signInWithIdentity,
} from "./user/sign-in-with-identity.ts";
export { signOut } from "./user/sign-out.ts";
export { signOutEverywhere } from "./user/sign-out-everywhere.ts";
export { canSignUp, type SignUpResult, signUp } from "./user/sign-up.ts";
export { updateAccount } from "./user/update-account.ts";
export { createVault, masterKeyFingerprint, type Vault } from "./vault.ts";
