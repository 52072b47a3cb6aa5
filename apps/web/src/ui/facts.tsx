import type { ReactNode } from "react";

export type Fact = {
  name: string /** Null: a fact that is not there is not told. */;
  value: ReactNode | null;
};

/** What is known of a thing, name by name. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-[13px]">
      {facts.map(({ name, value }) =>
        value === null ? null : (
          <div key={name} className="min-w-0">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="min-h-6 [overflow-wrap:anywhere]" dir="auto">
              {value}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
