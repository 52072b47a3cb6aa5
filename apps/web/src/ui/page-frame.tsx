import type { ReactNode } from "react";

type PageFrameProps = {
  title: string;
  /** One sentence: what stands here and what it is for. */
  lead?: ReactNode;
  /** The one action that matters, or filters. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A page of the dashboard that is no log: its name stands in the top bar, its content is at most 1,200 px wide. */
export function PageFrame({ title, lead, actions, children }: PageFrameProps) {
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex w-full max-w-[1200px] flex-col gap-4 px-3 py-4 lg:px-6">
        <h1 className="sr-only">{title}</h1>
        {lead || actions ? (
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <div className="max-w-2xl min-w-0 flex-1 text-muted max-sm:basis-full">{lead}</div>
            <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{actions}</div>
          </div>
        ) : null}
        {children}
      </div>
    </div>
  );
}
