import type { z } from "zod";
import { activityList, activityOut } from "../activity.ts";
import { alertAddressIn, alertAddressList, alertAddressOut } from "../alert-address.ts";
import { applicationIn, applicationList, applicationOut, applicationPatch } from "../application.ts";
import {
  applicationKeyIn,
  applicationKeyList,
  applicationKeyOut,
  newApplicationKeyOut,
} from "../application-key.ts";
import {
  endpointMessageList,
  endpointMessageOut,
  messageAttemptList,
  messageAttemptOut,
  messageEndpointList,
  messageEndpointOut,
} from "../attempt.ts";
import { attemptReason } from "../attempt-reason.ts";
import {
  applicationTokenExpireIn,
  appPortalAccessIn,
  appPortalAccessOut,
  oneTimeTokenIn,
  oneTimeTokenOut,
} from "../authentication.ts";
import { backgroundTaskList, backgroundTaskOut, recoverOut } from "../background-task.ts";
import { branding, portalOut } from "../branding.ts";
import { endpointIn, endpointList, endpointOut, endpointPatch, endpointUpsertIn } from "../endpoint.ts";
import { emptyResponse, endpointStats, eventExampleIn, recoverIn } from "../endpoint-actions.ts";
import { endpointHeadersIn, endpointHeadersOut, endpointHeadersPatchIn } from "../endpoint-headers.ts";
import { endpointSecretOut, endpointSecretRotateIn } from "../endpoint-secret.ts";
import { errorBody, validationErrorBody } from "../error-body.ts";
import {
  eventTypeIn,
  eventTypeList,
  eventTypeOut,
  eventTypePatch,
  eventTypeUpsertIn,
} from "../event-type.ts";
import { healthOut } from "../health.ts";
import { inspectedRequestOut, inspectorDetail, inspectorOut } from "../inspector.ts";
import { messageIn, messageList, messageOut } from "../message.ts";
import { batchItemIn, batchItemOut, messageBatchIn, messageBatchOut } from "../message-batch.ts";
import { messageChange } from "../message-change.ts";
import {
  operationalWebhookEndpointIn,
  operationalWebhookEndpointList,
  operationalWebhookEndpointOut,
  operationalWebhookEndpointUpsertIn,
} from "../operational-endpoint.ts";

/** The request bodies by the name that they have in the reference. */
export const requestSchemas: Record<string, z.ZodType> = {
  AlertAddressIn: alertAddressIn,
  ApplicationIn: applicationIn,
  ApplicationKeyIn: applicationKeyIn,
  ApplicationPatch: applicationPatch,
  ApplicationTokenExpireIn: applicationTokenExpireIn,
  AppPortalAccessIn: appPortalAccessIn,
  EndpointHeadersIn: endpointHeadersIn,
  EndpointHeadersPatchIn: endpointHeadersPatchIn,
  EndpointIn: endpointIn,
  EndpointPatch: endpointPatch,
  EndpointSecretRotateIn: endpointSecretRotateIn,
  EndpointUpsertIn: endpointUpsertIn,
  EventExampleIn: eventExampleIn,
  EventTypeIn: eventTypeIn,
  EventTypePatch: eventTypePatch,
  EventTypeUpsertIn: eventTypeUpsertIn,
  MessageBatchIn: messageBatchIn,
  MessageBatchItemIn: batchItemIn,
  MessageIn: messageIn,
  OneTimeTokenIn: oneTimeTokenIn,
  OperationalWebhookEndpointIn: operationalWebhookEndpointIn,
  OperationalWebhookEndpointUpsertIn: operationalWebhookEndpointUpsertIn,
  RecoverIn: recoverIn,
};

/** The answers by the name that they have in the reference. */
export const responseSchemas: Record<string, z.ZodType> = {
  ActivityOut: activityOut,
  AlertAddressOut: alertAddressOut,
  ApplicationKeyOut: applicationKeyOut,
  ApplicationOut: applicationOut,
  AppPortalAccessOut: appPortalAccessOut,
  AttemptReason: attemptReason,
  BackgroundTaskOut: backgroundTaskOut,
  Branding: branding,
  EmptyResponse: emptyResponse,
  EndpointHeadersOut: endpointHeadersOut,
  EndpointMessageOut: endpointMessageOut,
  EndpointOut: endpointOut,
  EndpointSecretOut: endpointSecretOut,
  EndpointStats: endpointStats,
  ErrorBody: errorBody,
  EventTypeOut: eventTypeOut,
  HealthOut: healthOut,
  InspectedRequestOut: inspectedRequestOut,
  InspectorDetail: inspectorDetail,
  InspectorOut: inspectorOut,
  ListResponseActivityOut: activityList,
  ListResponseAlertAddressOut: alertAddressList,
  ListResponseApplicationKeyOut: applicationKeyList,
  ListResponseApplicationOut: applicationList,
  ListResponseBackgroundTaskOut: backgroundTaskList,
  ListResponseEndpointMessageOut: endpointMessageList,
  ListResponseEndpointOut: endpointList,
  ListResponseEventTypeOut: eventTypeList,
  ListResponseMessageAttemptOut: messageAttemptList,
  ListResponseMessageEndpointOut: messageEndpointList,
  ListResponseMessageOut: messageList,
  ListResponseOperationalWebhookEndpointOut: operationalWebhookEndpointList,
  MessageAttemptOut: messageAttemptOut,
  MessageBatchItemOut: batchItemOut,
  MessageBatchOut: messageBatchOut,
  MessageChange: messageChange,
  MessageEndpointOut: messageEndpointOut,
  MessageOut: messageOut,
  NewApplicationKeyOut: newApplicationKeyOut,
  OneTimeTokenOut: oneTimeTokenOut,
  OperationalWebhookEndpointOut: operationalWebhookEndpointOut,
  PortalOut: portalOut,
  RecoverOut: recoverOut,
  ValidationErrorBody: validationErrorBody,
};

const names = new Map<z.ZodType, string>(
  Object.entries({ ...requestSchemas, ...responseSchemas }).map(([name, schema]) => [schema, name]),
);

/**
 * The name of a schema in the reference, if it has one.
 *
 * @example
 * nameOfSchema(applicationIn); // "ApplicationIn"
 */
export function nameOfSchema(schema: z.ZodType): string | undefined {
  return names.get(schema);
}
