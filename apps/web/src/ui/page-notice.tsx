import type { ReactNode } from "react";

type PageNoticeProps = { title: string; children?: ReactNode; action?: ReactNode; isWholePage?: boolean };

/** What stands in place of a page that has nothing to show: what this is, why, and the one way on. */
export function PageNotice({ title, children, action, isWholePage = false }: PageNoticeProps) {
  return (
    <div className={`flex flex-col items-center justify-center px-5 py-16 ${isWholePage ? "min-h-dvh" : ""}`}>
      <div className="w-full max-w-lg">
        <h2 className="text-base font-semibold">{title}</h2>
        {children ? <div className="mt-1.5 flex flex-col gap-3 text-muted">{children}</div> : null}
        {action ? <div className="mt-5 flex gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
