"use client";

import type { AuditEntryOut } from "@posthorn/domain";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { CodeBlock } from "#ui/code-block.tsx";
import { Identifier } from "#ui/identifier.tsx";
import { Timestamp } from "#ui/timestamp.tsx";

/** Entries, each to be opened for what it was before and after. */
export function AuditList({ entries }: { entries: readonly AuditEntryOut[] }) {
  const t = useTranslations("audit");
  if (entries.length === 0) return null;
  return (
    <ol aria-label={t("title")} className="rounded-lg border bg-surface text-[13px]">
      {entries.map((entry) => (
        <li key={entry.id} className="border-b last:border-0">
          <details className="group">
            <summary className="flex min-h-10 cursor-pointer list-none flex-wrap items-center gap-x-4 gap-y-0.5 px-3 py-2 hover:bg-default/40">
              <ChevronRight
                className="size-3.5 shrink-0 text-muted transition-transform group-open:rotate-90"
                strokeWidth={1.5}
                aria-hidden="true"
              />
              <code className="w-44 shrink-0 font-mono">{entry.action}</code>
              <span className="min-w-0 flex-1 truncate">
                <ActorName actor={entry.actor} />
              </span>
              <span className="hidden min-w-0 truncate font-mono text-xs text-muted md:block">
                {entry.subjectId}
              </span>
              <Timestamp at={entry.at} as="clock" className="ml-auto text-muted" />
            </summary>
            <AuditDetail entry={entry} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function ActorName({ actor }: { actor: AuditEntryOut["actor"] }) {
  const t = useTranslations("audit");
  const kind = t(`whos.${actor.kind}`);
  const name = actor.name ?? actor.id;
  return name === null ? (
    kind
  ) : (
    <>
      {name} <span className="text-muted">{kind}</span>
    </>
  );
}

function AuditDetail({ entry }: { entry: AuditEntryOut }) {
  const t = useTranslations("audit");
  const facts = [
    [t("subject"), entry.subjectId],
    [t("application"), entry.applicationId],
    [t("by"), entry.actor.id],
  ] as const;
  const sides = [
    [t("before"), entry.before],
    [t("after"), entry.after],
  ] as const;
  return (
    <div className="flex flex-col gap-3 border-t bg-surface-secondary/50 px-3 py-3 sm:pl-9">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1">
        <dt className="text-muted">{t("at")}</dt>
        <dd>
          <Timestamp at={entry.at} as="instant" />
        </dd>
        {facts.map(([name, id]) =>
          id === null ? null : (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0">
                <Identifier id={id} label={name} isWhole />
              </dd>
            </div>
          ),
        )}
      </dl>
      <div className="grid gap-3 lg:grid-cols-2">
        {sides.map(([name, value]) =>
          value === null || value === undefined ? null : (
            <div key={name} className="min-w-0">
              <h3 className="mb-1 text-xs text-muted">{name}</h3>
              <CodeBlock code={JSON.stringify(value, null, 2)} label={name} />
            </div>
          ),
        )}
      </div>
    </div>
  );
}
