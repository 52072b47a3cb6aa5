import { signInRouter } from "#features/sign-in/sign-in-router.ts";
import { router } from "#trpc/init.ts";

export const appRouter = router({
  signIn: signInRouter,
});

export type AppRouter = typeof appRouter;
