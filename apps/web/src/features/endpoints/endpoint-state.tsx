import type { EndpointOut } from "@posthorn/contract";
import { endpointsText as text } from "./endpoints-text.ts";

/** Whether an endpoint is on, and if not, why. */
export function EndpointState({ endpoint }: { endpoint: Pick<EndpointOut, "disabled" | "disabledReason"> }) {
  const { disabled, disabledReason } = endpoint;
  if (!disabled) {
    return (
      <span className="inline-flex items-center gap-1.5 text-foreground">
        <span className="size-2 rounded-full bg-success" aria-hidden="true" />
        {text.on}
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="h-0.5 w-2.5 rounded-full bg-muted" aria-hidden="true" />
      {disabledReason ? text.disabledReasons[disabledReason] : text.disabledFallback}
    </span>
  );
}
