import type { z } from "zod";
import { backgroundTaskStatus, backgroundTaskType } from "./background-task.ts";
import { instantIn } from "./instant.ts";
import { limits } from "./limits.ts";
import { messageState } from "./message.ts";
import {
  eventFilters,
  eventTypeIterator,
  expandedStatuses,
  flag,
  limit,
  order,
  pageParams,
  queryOf,
  statusCodeClassParam,
  statusParam,
  withContent,
} from "./query.ts";
import { storableText } from "./text.ts";
import { idOrUid } from "./uid.ts";

/** The query of the list of applications; ascending by default. */
export const applicationListQuery = queryOf({
  ...pageParams("application"),
  order: order.default("ascending"),
  exclude_apps_with_no_endpoints: flag(false, "When true, only applications that have endpoints."),
  exclude_apps_with_disabled_endpoints: flag(
    false,
    "When true, only applications with an endpoint that is on.",
  ),
});
/** The query of the list of applications. */
export type ApplicationListQuery = z.output<typeof applicationListQuery>;

/** The query that makes a create a get when the uid is there. */
export const applicationCreateQuery = queryOf({
  get_if_exists: flag(false, "When true, an application with this uid is answered (200), not refused."),
});
/** The query of the creation of an application. */
export type ApplicationCreateQuery = z.output<typeof applicationCreateQuery>;

const searchText = storableText(limits.searchTextLength).trim();

/** The query of a list of endpoints; descending by default. */
export const endpointListQuery = queryOf({
  ...pageParams("endpoint"),
  order: order.default("descending"),
  text: searchText
    .optional()
    .describe("Only those with it in their URL or description, or as their whole id or uid."),
  with_health: flag(false, "When true, each endpoint says how it is."),
  with_week: flag(false, "When true, each endpoint has its attempts of the last seven days."),
});
/** The query of a list of endpoints. */
export type EndpointListQuery = z.output<typeof endpointListQuery>;

/** The query of the list of operational endpoints; descending by default. */
export const operationalEndpointListQuery = queryOf({
  ...pageParams("endpoint"),
  order: order.default("descending"),
});
/** The query of the list of operational endpoints. */
export type OperationalEndpointListQuery = z.output<typeof operationalEndpointListQuery>;

/** The range of the statistics of an endpoint, 28 days at most (400 `invalid_range`). */
export const endpointStatsQuery = queryOf({
  since: instantIn.optional().describe("From then on; 28 days before `until` when absent."),
  until: instantIn.optional().describe("Before then; now when absent."),
});
/** The range of the statistics of an endpoint. */
export type EndpointStatsQuery = z.output<typeof endpointStatsQuery>;

/** The query of the list of messages; always descending. */
export const messageListQuery = queryOf({
  ...pageParams("message"),
  ...eventFilters,
  with_content: withContent,
  state: messageState.optional().describe("Only messages that stand so."),
  with_state: flag(false, "When true, each message says how it stands."),
});
/** The query of the list of messages. */
export type MessageListQuery = z.output<typeof messageListQuery>;

/** The query of one message, and of its publish. */
export const messageQuery = queryOf({ with_content: withContent });
/** The query of one message, and of its publish. */
export type MessageQuery = z.output<typeof messageQuery>;

const attemptFilters = {
  ...pageParams("attempt"),
  status: statusParam,
  status_code_class: statusCodeClassParam,
  ...eventFilters,
  with_content: withContent,
  with_msg: flag(false, "When true, each attempt carries its message, without payload."),
  expanded_statuses: expandedStatuses,
};

/** The query of the list of attempts of an endpoint; always descending. */
export const attemptsByEndpointQuery = queryOf(attemptFilters);
/** The query of the list of attempts of an endpoint. */
export type AttemptsByEndpointQuery = z.output<typeof attemptsByEndpointQuery>;

/** The query of the list of attempts of a message; always descending. */
export const attemptsByMessageQuery = queryOf({
  ...attemptFilters,
  endpoint_id: idOrUid.optional().describe("Only attempts at this endpoint."),
});
/** The query of the list of attempts of a message. */
export type AttemptsByMessageQuery = z.output<typeof attemptsByMessageQuery>;

/** The query of one attempt. */
export const attemptQuery = queryOf({ expanded_statuses: expandedStatuses });
/** The query of one attempt. */
export type AttemptQuery = z.output<typeof attemptQuery>;

/** The query of the list of messages that an endpoint was to get; always descending. */
export const attemptedMessagesQuery = queryOf({
  ...pageParams("message"),
  status: statusParam,
  ...eventFilters,
  with_content: withContent,
  expanded_statuses: expandedStatuses,
});
/** The query of the list of messages that an endpoint was to get. */
export type AttemptedMessagesQuery = z.output<typeof attemptedMessagesQuery>;

/** The query of the list of endpoints that were to get a message; ascending. */
export const attemptedEndpointsQuery = queryOf({
  ...pageParams("endpoint"),
  expanded_statuses: expandedStatuses,
});
/** The query of the list of endpoints that were to get a message. */
export type AttemptedEndpointsQuery = z.output<typeof attemptedEndpointsQuery>;

/** The query of the list of event types; always ascending by name, `order` is ignored. */
export const eventTypeListQuery = queryOf({
  limit,
  iterator: eventTypeIterator,
  include_archived: flag(false, "When true, archived ones too."),
  with_content: flag(true, "When false, schemas are left out."),
});
/** The query of the list of event types. */
export type EventTypeListQuery = z.output<typeof eventTypeListQuery>;

/** The query of the deletion of an event type. */
export const eventTypeDeleteQuery = queryOf({
  expunge: flag(false, "When true, it is deleted; otherwise it is archived."),
});
/** The query of the deletion of an event type. */
export type EventTypeDeleteQuery = z.output<typeof eventTypeDeleteQuery>;

/** The query of the list of background tasks of the last 90 days; descending by default. */
export const backgroundTaskListQuery = queryOf({
  ...pageParams("backgroundTask"),
  order: order.default("descending"),
  status: backgroundTaskStatus.optional().describe("Only tasks that stand so."),
  task: backgroundTaskType.optional().describe("Only tasks that do this."),
});
/** The query of the list of background tasks. */
export type BackgroundTaskListQuery = z.output<typeof backgroundTaskListQuery>;

/** The query of the list of recoveries of an endpoint; always descending. */
export const recoveryListQuery = queryOf(pageParams("backgroundTask"));
/** The query of the list of recoveries of an endpoint. */
export type RecoveryListQuery = z.output<typeof recoveryListQuery>;

/** The query of the list of alert addresses; always ascending. */
export const alertAddressListQuery = queryOf(pageParams("alertAddress"));
/** The query of the list of alert addresses. */
export type AlertAddressListQuery = z.output<typeof alertAddressListQuery>;

/** The query of the list of what was changed in an application; always descending. */
export const activityListQuery = queryOf({
  ...pageParams("auditEntry"),
  endpoint_id: idOrUid.optional().describe("Only what was done to this endpoint."),
});
/** The query of the list of what was changed in an application. */
export type ActivityListQuery = z.output<typeof activityListQuery>;

/** The query of the list of keys of an application; always descending. */
export const applicationKeyListQuery = queryOf(pageParams("applicationKey"));
/** The query of the list of keys of an application. */
export type ApplicationKeyListQuery = z.output<typeof applicationKeyListQuery>;
