import { unreadableQueryIssues } from "@posthorn/contract";
import { DomainError } from "@posthorn/domain";
import type { z } from "zod";

/** Where a value stands in a request. */
export type InputPlace = "body" | "query" | "path" | "header";

// A hostile body can break a rule in each of its thousand entries.
const maxIssues = 20;

/** The value as its schema reads it, or the DomainError that says which fields do not fit. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  place: InputPlace,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refusal(parsed.error.issues, place);
  return parsed.data;
}

function refusal(issues: readonly z.core.$ZodIssue[], place: InputPlace): DomainError {
  const unreadable = place === "query" ? issues.find(isUnreadable) : undefined;
  if (unreadable) {
    const detail = `The query parameter '${unreadable.path.join(".")}' cannot be read: ${unreadable.message}`;
    return new DomainError("generic_error", { detail });
  }
  const fields = issues.slice(0, maxIssues).map((issue) => ({
    loc: [place, ...issue.path.map(step)],
    msg: issue.message,
    type: "value_error" as const,
  }));
  return new DomainError("value_error", { fields });
}

function isUnreadable(issue: z.core.$ZodIssue): boolean {
  const codes: readonly string[] = unreadableQueryIssues;
  return codes.includes(issue.code);
}

function step(part: PropertyKey): string {
  return typeof part === "number" ? `[${part}]` : String(part);
}
