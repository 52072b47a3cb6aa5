import { accountRouter } from "#features/account/account-router.ts";
import { alertLinksRouter } from "#features/alert-addresses/alert-links-router.ts";
import { alertsRouter } from "#features/alerts/alerts-router.ts";
import { apiKeysRouter } from "#features/api-keys/api-keys-router.ts";
import { applicationsRouter } from "#features/applications/applications-router.ts";
import { auditRouter } from "#features/audit/audit-router.ts";
import { commandMenuRouter } from "#features/command-menu/command-menu-router.ts";
import { endpointsRouter } from "#features/endpoints/endpoints-router.ts";
import { environmentSettingsRouter } from "#features/environment-settings/environment-settings-router.ts";
import { eventTypesRouter } from "#features/event-types/event-types-router.ts";
import { gettingStartedRouter } from "#features/getting-started/getting-started-router.ts";
import { incidentsRouter } from "#features/incidents/incidents-router.ts";
import { inspectorRouter } from "#features/inspector/inspector-router.ts";
import { lookRouter } from "#features/look/look-router.ts";
import { messagesRouter } from "#features/messages/messages-router.ts";
import { organizationRouter } from "#features/organization/organization-router.ts";
import { overviewRouter } from "#features/overview/overview-router.ts";
import { peopleRouter } from "#features/people/people-router.ts";
import { signInRouter } from "#features/sign-in/sign-in-router.ts";
import { systemRouter } from "#features/system/system-router.ts";
import { tasksRouter } from "#features/tasks/tasks-router.ts";
import { usageRouter } from "#features/usage/usage-router.ts";
import { router } from "#trpc/init.ts";

export const appRouter = router({
  account: accountRouter,
  apiKeys: apiKeysRouter,
  alertLinks: alertLinksRouter,
  alerts: alertsRouter,
  applications: applicationsRouter,
  endpoints: endpointsRouter,
  audit: auditRouter,
  commandMenu: commandMenuRouter,
  environmentSettings: environmentSettingsRouter,
  eventTypes: eventTypesRouter,
  gettingStarted: gettingStartedRouter,
  inspector: inspectorRouter,
  incidents: incidentsRouter,
  look: lookRouter,
  messages: messagesRouter,
  organization: organizationRouter,
  overview: overviewRouter,
  people: peopleRouter,
  signIn: signInRouter,
  system: systemRouter,
  tasks: tasksRouter,
  usage: usageRouter,
});

export type AppRouter = typeof appRouter;
