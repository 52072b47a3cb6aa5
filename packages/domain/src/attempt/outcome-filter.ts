import type { AttemptsByEndpointQuery } from "@posthorn/contract";

export type OutcomeFilter = { succeeded?: boolean | undefined; statusCodeClass?: number | undefined };

/** How a status filters attempts: each succeeded or failed, so no attempt is sending or canceled; null passes none. */
export function outcomeFilter(
  query: Pick<AttemptsByEndpointQuery, "status" | "status_code_class">,
): OutcomeFilter | null {
  const statusCodeClass = query.status_code_class;
  switch (query.status) {
    case undefined:
      return { statusCodeClass };
    case 0:
      return { succeeded: true, statusCodeClass };
    case 2:
      return { succeeded: false, statusCodeClass };
    case 1:
    case 3:
    case 4:
      return null;
  }
}
