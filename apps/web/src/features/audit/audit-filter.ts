import { z } from "zod";

/** The nouns of actions that are written down. */
export const auditNouns = [
  "api_key",
  "application",
  "attempt",
  "background_task",
  "endpoint",
  "environment",
  "event_type",
  "master_key",
  "member",
  "message",
  "organization",
  "portal_session",
  "secret",
  "user",
] as const;

export const auditActors = ["user", "key", "session", "application_key", "cli", "system"] as const;

/** How far back one looks, in days; not given: as far as entries are kept. */
export const auditDays = ["1", "7", "30", "90"] as const;

/** What the audit log is narrowed to. */
export const auditFilter = z.object({
  noun: z.enum(auditNouns).optional(),
  who: z.enum(auditActors).optional(),
  days: z.enum(auditDays).optional(),
  id: z.string().trim().min(1).max(64).optional(),
});

export type AuditFilter = z.output<typeof auditFilter>;

/** The filter in an address. What does not fit is left out: a link that was mangled still opens. */
export function auditFilterOf(parameters: Pick<URLSearchParams, "get">): AuditFilter {
  const found = Object.entries(auditFilter.shape).flatMap(([name, shape]) => {
    const parsed = shape.safeParse(parameters.get(name) ?? undefined);
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
  });
  return auditFilter.parse(Object.fromEntries(found));
}
