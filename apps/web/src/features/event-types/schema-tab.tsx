"use client";

import { Tabs } from "@heroui/react";
import type { ExampleCheck } from "@posthorn/domain";
import { useTranslations } from "next-intl";
import { CopyButton } from "#ui/copy-button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { DraftBar } from "./draft-bar.tsx";
import type { DetailProps } from "./event-type-page.tsx";
import { JsonEditor } from "./json-editor.tsx";
import { SchemaFields } from "./schema-fields.tsx";
import { TakeRealMessage } from "./take-real-message.tsx";
import { useDraft } from "./use-draft.ts";

/** The schema beside its example: as it is published, and as the draft of the next version. */
export function SchemaTab({ environmentId, detail, canChange }: DetailProps) {
  const t = useTranslations("eventTypePages");
  const { parameters, change } = useSearchAddress();
  const draft = useDraft(environmentId, detail, canChange);
  const isFirst = detail.versions.length === 0 && detail.draft === null;
  const asked = parameters.get("view");
  const view = asked === "json" || (asked === null && isFirst && canChange) ? "json" : "fields";
  if (isFirst && !canChange) return <Notice status="info" title={t("noSchemaYet")} />;
  return (
    <div className="flex flex-col gap-4 pt-2">
      <DraftBar environmentId={environmentId} detail={detail} draft={draft} canChange={canChange} />
      <div className="grid gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section aria-label={t("schema")} className="min-w-0">
          <Tabs
            variant="secondary"
            selectedKey={view}
            onSelectionChange={(key) => change({ view: String(key) })}
            className="relative gap-0"
          >
            <Tabs.ListContainer className="pr-10">
              <Tabs.List aria-label={t("schema")} className="w-auto min-w-0">
                {(["fields", "json"] as const).map((one) => (
                  <Tabs.Tab key={one} id={one} className="w-auto px-3 text-[13px] whitespace-nowrap">
                    {t(`views.${one}`)}
                    <Tabs.Indicator />
                  </Tabs.Tab>
                ))}
              </Tabs.List>
            </Tabs.ListContainer>
            <span className="absolute top-1 right-1">
              <CopyButton value={draft.schemaText} label={t("schema")} />
            </span>
            <Tabs.Panel id="fields" className="px-0 pt-2">
              <SchemaFields schema={draft.schema} />
            </Tabs.Panel>
            <Tabs.Panel id="json" className="px-0 pt-2">
              <JsonEditor
                label={t("schema")}
                value={draft.schemaText}
                onChange={draft.setSchemaText}
                isReadOnly={!canChange}
                problems={draft.schemaProblems}
              />
            </Tabs.Panel>
          </Tabs>
        </section>
        <section aria-labelledby="example-of-type" className="flex min-w-0 flex-col gap-2">
          <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
            <h3 id="example-of-type" className="font-medium">
              {t("example")}
            </h3>
            {canChange || detail.draft ? (
              <Validity check={draft.example} isBroken={draft.isExampleBroken} />
            ) : null}
            {canChange ? (
              <span className="ml-auto">
                <TakeRealMessage
                  environmentId={environmentId}
                  name={detail.name}
                  onTaken={draft.setExampleText}
                />
              </span>
            ) : null}
          </div>
          <JsonEditor
            label={t("example")}
            value={draft.exampleText}
            onChange={draft.setExampleText}
            isReadOnly={!canChange}
            problems={draft.exampleProblems}
          />
        </section>
      </div>
    </div>
  );
}

function Validity({ check, isBroken }: { check: ExampleCheck | null | undefined; isBroken: boolean }) {
  const t = useTranslations("eventTypePages.validity");
  const word = isBroken ? "broken" : check === undefined ? "checking" : (check?.kind ?? "none");
  const colour = { valid: "text-success", invalid: "text-danger", broken: "text-danger" }[word as "valid"];
  const count = check?.kind === "invalid" ? check.problems.length : 0;
  return (
    <span role="status" className={`text-[13px] ${colour ?? "text-muted"}`}>
      {t(word, { count })}
    </span>
  );
}
