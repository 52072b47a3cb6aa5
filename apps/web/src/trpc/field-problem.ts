import { TRPCClientError } from "@trpc/client";
import type { Refusal } from "#i18n/use-refusal-words.ts";
import type { AppRouter } from "#trpc/router.ts";

/** Why the server refused one field of a call's input; undefined when it was something else. */
export function fieldProblem(error: unknown, field: string): Refusal | undefined {
  if (!isCallError(error)) return undefined;
  return error.data?.detail?.fields.find((problem) => problem.field === field);
}

/** All that a rule found wrong in something written for machines, in its English words. */
export function problemsOf(error: unknown): { field: string; message: string }[] {
  const fields = isCallError(error) ? (error.data?.detail?.fields ?? []) : [];
  return fields.flatMap(({ field, message }) => (message === undefined ? [] : [{ field, message }]));
}

/** Every error of a call has the shape that `trpc/init.ts` gives it. */
function isCallError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
