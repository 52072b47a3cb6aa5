import { accountRouter } from "#features/account/account-router.ts";
import { applicationsRouter } from "#features/applications/applications-router.ts";
import { endpointsRouter } from "#features/endpoints/endpoints-router.ts";
import { eventTypesRouter } from "#features/event-types/event-types-router.ts";
import { messagesRouter } from "#features/messages/messages-router.ts";
import { organizationRouter } from "#features/organization/organization-router.ts";
import { peopleRouter } from "#features/people/people-router.ts";
import { signInRouter } from "#features/sign-in/sign-in-router.ts";
import { router } from "#trpc/init.ts";

export const appRouter = router({
  account: accountRouter,
  applications: applicationsRouter,
  endpoints: endpointsRouter,
  eventTypes: eventTypesRouter,
  messages: messagesRouter,
  organization: organizationRouter,
  people: peopleRouter,
  signIn: signInRouter,
});

export type AppRouter = typeof appRouter;
