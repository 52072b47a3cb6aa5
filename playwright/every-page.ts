/** Of the dashboard, below an environment: where, and the file of messages whose `title` is in the browser's tab. */
export const dashboardPages = [
  ["overview", "overview"],
  ["incidents", "incidents"],
  ["messages", "messages"],
  ["applications", "application-pages"],
  ["event-types", "event-type-pages"],
  ["endpoints", "all-endpoints"],
  ["api-keys", "api-keys"],
  ["audit-log", "audit"],
  ["getting-started", "getting-started"],
  ["settings/people", "people"],
  ["settings/environment", "environment-settings"],
  ["settings/look", "look"],
  ["settings/alerts", "alerts"],
  ["settings/usage", "usage"],
  ["settings/tasks", "tasks"],
  ["settings/system", "system"],
  ["settings/account", "account"],
] as const;

/** Of the dashboard, below an environment: the pages of one thing each, and of nothing. */
export function dashboardPagesOf(ids: { application: string; endpoint: string; message: string }): string[] {
  return [
    `applications/${ids.application}`,
    "event-types/order.created",
    `endpoints/${ids.endpoint}`,
    `messages/${ids.message}`,
    "nothing",
  ];
}

/** Of the portal, below `/portal`, for a tenant with this endpoint. */
export function portalPages(endpointId: string): string[] {
  return [
    "",
    "messages",
    "event-types",
    "event-types/order.created",
    `endpoints/${endpointId}`,
    `endpoints/${endpointId}/edit`,
    "endpoints/new",
    "activity",
    "settings",
  ];
}
