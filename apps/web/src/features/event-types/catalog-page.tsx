"use client";

import { Button, ListBox, Switch, toast } from "@heroui/react";
import type { CatalogEntry } from "@posthorn/domain";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { CodeBlock } from "#ui/code-block.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { TableSkeleton } from "#ui/data-table.tsx";
import { FilterSelect } from "#ui/filter-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageFrame } from "#ui/page-frame.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { catalogFilterOf } from "./catalog-filter.ts";
import { groupedRows, treeRows } from "./catalog-rows.ts";
import { CatalogTable } from "./catalog-table.tsx";
import { CreateEventType } from "./create-event-type.tsx";
import { declareSnippet } from "./event-type-snippets.ts";
import { ImportEventTypes } from "./import-event-types.tsx";

type CatalogPageProps = { environmentId: string; canChange: boolean };

/** Every event type of the environment, by its name or by its group. */
export function CatalogPage({ environmentId, canChange }: CatalogPageProps) {
  const t = useTranslations("eventTypePages");
  const trpc = useTRPC();
  const router = useRouter();
  const { parameters, change } = useSearchAddress();
  const filter = catalogFilterOf({ text: parameters.get("text"), archived: parameters.get("archived") });
  const isByGroup = parameters.get("by") === "group";
  const [asked, setAsked] = useState<"create" | "import" | null>(null);
  const catalog = useQuery(trpc.eventTypes.catalog.queryOptions({ environmentId, ...filter }));
  const entries = catalog.data?.entries ?? [];
  const create = canChange ? (
    <Button size="sm" onPress={() => setAsked("create")}>
      <Plus strokeWidth={1.75} />
      {t("create")}
    </Button>
  ) : null;
  const importing = canChange ? (
    <Button size="sm" variant="outline" onPress={() => setAsked("import")}>
      {t("import.action")}
    </Button>
  ) : null;
  const actions = (
    <>
      {entries.length > 0 ? <CopyTypes environmentId={environmentId} /> : null}
      {importing}
      {create}
    </>
  );
  const waysToFirst = (
    <>
      {create}
      {importing}
    </>
  );
  return (
    <PageFrame title={t("title")} lead={t("lead")} actions={actions}>
      <search className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchBox label={t("search")} value={filter.text} onChange={(text) => change({ text })} />
        <FilterSelect
          label={t("order")}
          value={isByGroup ? "group" : "name"}
          onChange={(key) => change({ by: key === "group" ? key : undefined })}
          className="w-36"
        >
          <ListBox.Item id="name">{t("byName")}</ListBox.Item>
          <ListBox.Item id="group">{t("byGroup")}</ListBox.Item>
        </FilterSelect>
        <Switch
          size="sm"
          isSelected={filter.isArchivedToo}
          onChange={(isOn) => change({ archived: isOn ? "true" : undefined })}
        >
          <Switch.Content>
            <Switch.Control>
              <Switch.Thumb />
            </Switch.Control>
            <span className="text-[13px]">{t("archivedToo")}</span>
          </Switch.Content>
        </Switch>
      </search>
      {catalog.isPending ? <TableSkeleton label={t("loading")} rows={8} /> : null}
      {catalog.isError ? <CallFailure error={catalog.error} onRetry={catalog.refetch} /> : null}
      {catalog.data?.isCut ? <Notice status="info" title={t("cut", { count: entries.length })} /> : null}
      {catalog.isSuccess && entries.length === 0 ? (
        filter.text === undefined ? (
          <PageNotice title={t("noneTitle")} action={waysToFirst}>
            <p>{t("none")}</p>
            <CodeBlock code={declareSnippet} label={t("declareCode")} />
          </PageNotice>
        ) : (
          <PageNotice
            title={t("nothingFitsTitle")}
            action={
              <Button size="sm" onPress={() => change({ text: undefined })}>
                {t("showAll")}
              </Button>
            }
          >
            <p>{t("nothingFits", { text: filter.text })}</p>
          </PageNotice>
        )
      ) : null}
      <Rows environmentId={environmentId} entries={entries} isByGroup={isByGroup} />
      <CreateEventType
        environmentId={environmentId}
        isOpen={asked === "create"}
        onClose={() => setAsked(null)}
        onCreated={(name) => router.push(`/${environmentId}/event-types/${name}`)}
      />
      <ImportEventTypes
        environmentId={environmentId}
        isOpen={asked === "import"}
        onClose={() => setAsked(null)}
      />
    </PageFrame>
  );
}

type RowsProps = { environmentId: string; entries: readonly CatalogEntry[]; isByGroup: boolean };

function Rows({ environmentId, entries, isByGroup }: RowsProps) {
  const t = useTranslations("eventTypePages");
  if (entries.length === 0) return null;
  if (!isByGroup) {
    return <CatalogTable environmentId={environmentId} label={t("title")} rows={treeRows(entries)} />;
  }
  return groupedRows(entries).map(({ group, rows }) => (
    <section key={group ?? ""} className="flex flex-col gap-1">
      <h2 className="font-medium" dir="auto">
        {group ?? t("noGroup")}
      </h2>
      <CatalogTable environmentId={environmentId} label={group ?? t("noGroup")} rows={rows} />
    </section>
  ));
}

/** One file with the types of all; made when it is asked for. */
function CopyTypes({ environmentId }: { environmentId: string }) {
  const t = useTranslations("eventTypePages");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  async function make(): Promise<string> {
    const made = await queryClient.fetchQuery(trpc.eventTypes.types.queryOptions({ environmentId }));
    if (made.isCut) toast.warning(t("typesCut"));
    return made.typescript;
  }
  return (
    <CopyButton value={make} label={t("typesOfAll")}>
      {t("copyTypes")}
    </CopyButton>
  );
}
