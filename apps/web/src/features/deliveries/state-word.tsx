import type { ShownState } from "./delivery-state.ts";
import { stateWords } from "./delivery-text.ts";
import { StateIcon } from "./state-icon.tsx";

/** A state as shape and word. */
export function StateWord({ state, className = "" }: { state: ShownState; className?: string }) {
  return (
    <span className={`inline-flex items-center gap-2 whitespace-nowrap ${className}`}>
      <StateIcon state={state} />
      {stateWords[state]}
    </span>
  );
}
