import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#trpc/router.ts";

/** What the server refused about one field of a call's input, in words; undefined when it was something else. */
export function fieldProblem(error: unknown, field: string): string | undefined {
  if (!isCallError(error)) return undefined;
  return error.data?.detail?.fields.find((problem) => problem.field === field)?.message;
}

/** Every error of a call has the shape that `trpc/init.ts` gives it. */
function isCallError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
