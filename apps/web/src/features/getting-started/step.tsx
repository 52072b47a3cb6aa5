import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type StepProps = { number: number; title: string; isDone: boolean; children: ReactNode };

/** One step of several, with a tick when it is done. */
export function Step({ number, title, isDone, children }: StepProps) {
  const t = useTranslations("gettingStarted");
  return (
    <li className="flex gap-3 border-b py-5 first:pt-1 last:border-0">
      <span
        className={`flex size-6 shrink-0 items-center justify-center rounded-full border text-xs tabular-nums ${isDone ? "border-success text-success" : "text-muted"}`}
      >
        {isDone ? <Check className="size-3.5" strokeWidth={2} aria-hidden="true" /> : number}
        <span className="sr-only">{isDone ? t("done") : t("open")}</span>
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="font-medium">{title}</h2>
        <div className="mt-1 text-muted">{children}</div>
      </div>
    </li>
  );
}
