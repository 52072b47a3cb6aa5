/** The portal in a host's page, and hooks for hosts that draw their own. */
export type {
  Attempt,
  Endpoint,
  EndpointFields,
  EventType,
  EventTypeDetail,
  Message,
} from "./hooks/answers.ts";
export {
  useAttempts,
  useCreateEndpoint,
  useDeleteEndpoint,
  useEndpoint,
  useEndpointSecret,
  useEndpoints,
  useEventType,
  useEventTypes,
  useMessage,
  useMessages,
  useResend,
  useRotateEndpointSecret,
  useSendExample,
  useUpdateEndpoint,
} from "./hooks/hooks.ts";
export { PosthornCallError } from "./hooks/posthorn-call-error.ts";
export { PosthornProvider, type PosthornProviderProps } from "./hooks/provider.ts";
export type { Action } from "./hooks/use-action.ts";
export type { Answer } from "./hooks/use-answer.ts";
export type { PortalErrorCode, PortalEvent } from "./portal/event.ts";
export { PosthornPortal, type PosthornPortalProps } from "./portal/posthorn-portal.ts";
export type { PortalSession } from "./portal/session.ts";
export type { PortalColors, PortalTheme } from "./portal/theme.ts";
