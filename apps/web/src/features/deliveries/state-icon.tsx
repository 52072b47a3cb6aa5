import type { ShownState } from "./delivery-state.ts";

const colours: Record<ShownState, string> = {
  delivered: "text-success",
  retrying: "text-warning",
  failed: "text-danger",
  waiting: "text-muted",
  sending: "text-muted",
  cancelled: "text-muted",
  nobody: "text-muted",
};

/** The shape of a state: told apart without colour. Its word stands beside it. */
export function StateIcon({ state, className = "" }: { state: ShownState; className?: string }) {
  return (
    <svg
      viewBox="0 0 14 14"
      className={`size-3.5 shrink-0 ${colours[state]} ${className}`}
      aria-hidden="true"
    >
      <Shape state={state} />
    </svg>
  );
}

function Shape({ state }: { state: ShownState }) {
  const ring = { cx: 7, cy: 7, r: 5, fill: "none", stroke: "currentColor", strokeWidth: 1.5 };
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.75, strokeLinecap: "round" } as const;
  switch (state) {
    case "delivered":
      return <circle cx="7" cy="7" r="5" fill="currentColor" />;
    case "waiting":
      return <circle {...ring} />;
    case "sending":
      return (
        <>
          <circle {...ring} />
          <path d="M7 7V2a5 5 0 0 1 5 5z" fill="currentColor" />
        </>
      );
    case "retrying":
      return (
        <>
          <circle {...ring} />
          <path d="M7 2a5 5 0 0 1 0 10z" fill="currentColor" />
        </>
      );
    case "failed":
      return <path d="M3 3l8 8M11 3l-8 8" {...line} strokeWidth={2} />;
    case "cancelled":
      return (
        <>
          <circle {...ring} />
          <path d="M3.6 10.4l6.8-6.8" {...line} />
        </>
      );
    case "nobody":
      return <path d="M3.5 7h7" {...line} />;
  }
}
