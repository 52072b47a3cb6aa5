import { TRPCClientError } from "@trpc/client";
import type { Refusal } from "#i18n/use-refusal-words.ts";
import type { AppRouter } from "#trpc/router.ts";

/** Why the server refused one field of a call's input; undefined when it was something else. */
export function fieldProblem(error: unknown, field: string): Refusal | undefined {
  if (!isCallError(error)) return undefined;
  return error.data?.detail?.fields.find((problem) => problem.field === field);
}

/** Every error of a call has the shape that `trpc/init.ts` gives it. */
function isCallError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
