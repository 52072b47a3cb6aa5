"use client";

import type { EventTypeDetail } from "@posthorn/domain";
import { useTranslations } from "next-intl";
import { CodeBlock } from "#ui/code-block.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { type SchemaChange, schemaDifference } from "./schema-difference.ts";

const shownChanges = 50;

/** The draft and every version, the newest first, each with what it changed. */
export function VersionsTab({ detail }: { detail: EventTypeDetail }) {
  const t = useTranslations("eventTypePages");
  const { versions, draft } = detail;
  if (versions.length === 0 && draft === null) {
    return (
      <PageNotice title={t("versions.noneTitle")}>
        <p>{t("versions.none")}</p>
      </PageNotice>
    );
  }
  const all = [
    ...(draft ? [{ version: draft.version, schema: draft.schema, isDraft: true }] : []),
    ...versions.map((version) => ({ ...version, isDraft: false })),
  ];
  return (
    <ol className="flex flex-col gap-3 pt-2">
      {all.map(({ version, schema, isDraft }, index) => (
        <li key={version} className="flex flex-col gap-2 rounded-lg border bg-surface px-4 py-3">
          <h3 className="font-medium">
            {isDraft ? (
              <span className="text-warning">{t("draftOf", { version })}</span>
            ) : (
              t("version", { version })
            )}
          </h3>
          {index === all.length - 1 ? (
            <p className="text-[13px] text-muted">{t("versions.first")}</p>
          ) : (
            <Changes changes={schemaDifference(all[index + 1]?.schema, schema)} />
          )}
          <details>
            <summary className="w-fit cursor-pointer text-[13px] text-muted hover:text-foreground">
              {t("versions.showSchema")}
            </summary>
            <div className="mt-2">
              <CodeBlock code={JSON.stringify(schema, null, 2)} label={t("schema")} />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

const signs: Record<SchemaChange["kind"], { sign: string; colour: string }> = {
  added: { sign: "+", colour: "text-success" },
  removed: { sign: "−", colour: "text-danger" },
  retyped: { sign: "~", colour: "text-warning" },
  required: { sign: "~", colour: "text-warning" },
  optional: { sign: "~", colour: "text-muted" },
};

function Changes({ changes }: { changes: readonly SchemaChange[] }) {
  const t = useTranslations("eventTypePages.versions");
  if (changes.length === 0) return <p className="text-[13px] text-muted">{t("same")}</p>;
  return (
    <ul className="text-[13px]">
      {changes.slice(0, shownChanges).map((change) => (
        <li key={`${change.kind} ${change.path}`} className="flex flex-wrap items-baseline gap-x-2">
          <span aria-hidden="true" className={`w-3 font-mono ${signs[change.kind].colour}`}>
            {signs[change.kind].sign}
          </span>
          <code className="font-mono [overflow-wrap:anywhere]">{change.path}</code>
          <span className="text-muted [overflow-wrap:anywhere]">
            {t(`kinds.${change.kind}`, wordsOf(change))}
          </span>
        </li>
      ))}
      {changes.length > shownChanges ? (
        <li className="text-muted">{t("more", { count: changes.length - shownChanges })}</li>
      ) : null}
    </ul>
  );
}

function wordsOf(change: SchemaChange) {
  return {
    type: "type" in change ? change.type : "",
    isRequired: String(change.kind === "added" && change.isRequired),
    from: change.kind === "retyped" ? change.from : "",
    to: change.kind === "retyped" ? change.to : "",
  };
}
