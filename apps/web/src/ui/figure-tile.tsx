import type { ReactNode } from "react";

type FigureTileProps = { label: string; value: ReactNode; hint?: ReactNode };

/** One figure and what it is of. */
export function FigureTile({ label, value, hint }: FigureTileProps) {
  return (
    <div className="min-w-0 rounded-lg border bg-surface px-3 py-2.5">
      <div className="truncate text-xs text-muted">{label}</div>
      <div className="mt-0.5 text-lg font-semibold tabular-nums">{value}</div>
      {hint ? <div className="text-xs text-muted">{hint}</div> : null}
    </div>
  );
}
