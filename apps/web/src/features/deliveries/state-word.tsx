import { useTranslations } from "next-intl";
import type { ShownState } from "./delivery-state.ts";
import { StateIcon } from "./state-icon.tsx";

/** A state as shape and word. */
export function StateWord({ state, className = "" }: { state: ShownState; className?: string }) {
  const t = useTranslations("deliveries.states");
  return (
    <span className={`inline-flex items-center gap-2 whitespace-nowrap ${className}`}>
      <StateIcon state={state} />
      {t(state)}
    </span>
  );
}
