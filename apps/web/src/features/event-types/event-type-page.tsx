"use client";

import { Tabs } from "@heroui/react";
import type { EventTypeDetail } from "@posthorn/domain";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { BackLink } from "#ui/back-link.tsx";
import { PageFrame } from "#ui/page-frame.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { CodeTab } from "./code-tab.tsx";
import { SchemaTab } from "./schema-tab.tsx";
import { SettingsTab } from "./settings-tab.tsx";
import { TextsTab } from "./texts-tab.tsx";
import { VersionsTab } from "./versions-tab.tsx";

type EventTypePageProps = {
  environmentId: string;
  name: string;
  canChange: boolean;
  isProduction: boolean;
  apiUrl: string;
};

const tabs = ["schema", "texts", "versions", "code", "settings"] as const;

/** One event type: its schema with the draft of the next, its words, its versions, and code that goes by it. */
export function EventTypePage(props: EventTypePageProps) {
  const { environmentId, name } = props;
  const t = useTranslations("eventTypePages");
  const trpc = useTRPC();
  const detail = useQuery(trpc.eventTypes.detail.queryOptions({ environmentId, name }));
  return (
    <PageFrame title={name}>
      <div className="-mb-4">
        <BackLink href={`/${environmentId}/event-types`}>{t("back")}</BackLink>
      </div>
      {detail.isPending ? <SkeletonLines lines={9} label={t("loadingOne")} /> : null}
      {detail.isError ? <CallFailure error={detail.error} onRetry={detail.refetch} /> : null}
      {detail.data ? <Detail {...props} detail={detail.data} /> : null}
    </PageFrame>
  );
}

export type DetailProps = EventTypePageProps & { detail: EventTypeDetail };

function Detail(props: DetailProps) {
  const { detail } = props;
  const t = useTranslations("eventTypePages");
  const { parameters, change } = useSearchAddress();
  const tab = tabs.find((one) => one === parameters.get("tab")) ?? "schema";
  return (
    <>
      <header>
        <h2 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-lg font-semibold">
          <span className="font-mono [overflow-wrap:anywhere]">{detail.name}</span>
          <Standing detail={detail} />
        </h2>
        <p className="mt-0.5 max-w-prose text-muted [overflow-wrap:anywhere]" dir="auto">
          {detail.title === null ? detail.description : `${detail.title} · ${detail.description}`}
        </p>
      </header>
      <Tabs
        variant="secondary"
        selectedKey={tab}
        onSelectionChange={(key) =>
          change({ tab: key === "schema" ? undefined : String(key), view: undefined })
        }
      >
        <Tabs.ListContainer>
          <Tabs.List aria-label={t("parts")} className="w-auto min-w-0">
            {tabs.map((one) => (
              <Tabs.Tab key={one} id={one} className="w-auto px-3 whitespace-nowrap">
                {t(`tabs.${one}`)}
                <Tabs.Indicator />
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs.ListContainer>
        <Tabs.Panel id="schema" className="px-0">
          <SchemaTab {...props} />
        </Tabs.Panel>
        <Tabs.Panel id="texts" className="px-0">
          <TextsTab {...props} />
        </Tabs.Panel>
        <Tabs.Panel id="versions" className="px-0">
          <VersionsTab detail={detail} />
        </Tabs.Panel>
        <Tabs.Panel id="code" className="px-0">
          <CodeTab {...props} />
        </Tabs.Panel>
        <Tabs.Panel id="settings" className="px-0">
          <SettingsTab {...props} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Standing({ detail }: { detail: EventTypeDetail }) {
  const t = useTranslations("eventTypePages");
  const { versions, draft, archived, deprecated, groupName } = detail;
  const [newest] = versions;
  return (
    <span className="flex flex-wrap gap-x-3 text-[13px] font-normal text-muted">
      <span>{newest ? t("version", { version: newest.version }) : t("noSchema")}</span>
      {draft ? <span className="text-warning">{t("draftOf", { version: draft.version })}</span> : null}
      {groupName === null ? null : <span dir="auto">{groupName}</span>}
      {deprecated ? <span>{t("deprecated")}</span> : null}
      {archived ? <span>{t("archived")}</span> : null}
    </span>
  );
}
