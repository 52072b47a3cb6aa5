import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type NoticeStatus = "danger" | "warning" | "success" | "info";

const looks = {
  danger: { Icon: CircleAlert, className: "border-danger/35 bg-danger/8", icon: "text-danger" },
  warning: { Icon: TriangleAlert, className: "border-warning/35 bg-warning/8", icon: "text-warning" },
  success: { Icon: CircleCheck, className: "border-success/35 bg-success/8", icon: "text-success" },
  info: { Icon: Info, className: "border-border bg-surface-secondary", icon: "text-muted" },
} as const;

type NoticeProps = { status: NoticeStatus; title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Something that happened and is read out: what, whether anything was lost, and what to do. */
export function Notice({ status, title, children, action }: NoticeProps) {
  const { Icon, className, icon } = looks[status];
  return (
    <div
      role={status === "danger" ? "alert" : "status"}
      className={`flex gap-2.5 rounded-lg border px-3 py-2.5 ${className}`}
    >
      <Icon className={`mt-0.5 size-4 shrink-0 ${icon}`} strokeWidth={1.75} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-0.5 text-muted">{children}</div> : null}
      </div>
      {action ? <div className="shrink-0 self-center">{action}</div> : null}
    </div>
  );
}
