import type { ReactNode } from "react";

type SettingsSectionProps = { title: string; intro?: string; action?: ReactNode; children: ReactNode };

/** One matter of a settings page. */
export function SettingsSection({ title, intro, action, children }: SettingsSectionProps) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">{title}</h2>
          {intro ? <p className="mt-0.5 max-w-prose text-muted">{intro}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
