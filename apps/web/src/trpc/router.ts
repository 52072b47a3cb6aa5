import { applicationsRouter } from "#features/applications/applications-router.ts";
import { eventTypesRouter } from "#features/event-types/event-types-router.ts";
import { messagesRouter } from "#features/messages/messages-router.ts";
import { signInRouter } from "#features/sign-in/sign-in-router.ts";
import { router } from "#trpc/init.ts";

export const appRouter = router({
  applications: applicationsRouter,
  eventTypes: eventTypesRouter,
  messages: messagesRouter,
  signIn: signInRouter,
});

export type AppRouter = typeof appRouter;
