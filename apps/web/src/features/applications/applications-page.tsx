"use client";

import { Button } from "@heroui/react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAskedAction } from "#features/command-menu/use-asked-action.ts";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TableSkeleton } from "#ui/data-table.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { PageFrame } from "#ui/page-frame.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { ApplicationForm } from "./application-form.tsx";
import { ApplicationTable } from "./application-table.tsx";

type ApplicationsPageProps = { environmentId: string; canChange: boolean };

/** Every customer of the host in this environment. */
export function ApplicationsPage({ environmentId, canChange }: ApplicationsPageProps) {
  const t = useTranslations("applicationPages");
  const trpc = useTRPC();
  const router = useRouter();
  const { parameters, change } = useSearchAddress();
  const text = parameters.get("text") ?? undefined;
  const [isCreating, setIsCreating] = useState(false);
  useAskedAction("createApplication", () => setIsCreating(canChange));
  const pages = useInfiniteQuery(
    trpc.applications.list.infiniteQueryOptions({ environmentId, text }, { getNextPageParam: nextPageOf }),
  );
  const rows = pages.data?.pages.flatMap((page) => page.data) ?? [];
  const create = canChange ? (
    <Button size="sm" onPress={() => setIsCreating(true)}>
      <Plus strokeWidth={1.75} />
      {t("create")}
    </Button>
  ) : null;
  return (
    <PageFrame title={t("title")} lead={t("lead")} actions={create}>
      <search>
        <SearchBox label={t("search")} value={text} onChange={(next) => change({ text: next })} />
      </search>
      {pages.isPending ? <TableSkeleton label={t("loading")} rows={8} /> : null}
      {pages.isError ? <CallFailure error={pages.error} onRetry={pages.refetch} /> : null}
      {pages.isSuccess && rows.length === 0 ? (
        text === undefined ? (
          <PageNotice title={t("noneTitle")} action={create}>
            <p>{t("none")}</p>
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
            <p>{t("nothingFits", { text })}</p>
          </PageNotice>
        )
      ) : null}
      {rows.length > 0 ? <ApplicationTable environmentId={environmentId} rows={rows} /> : null}
      <MoreButton pages={pages}>{t("more")}</MoreButton>
      <ApplicationForm
        environmentId={environmentId}
        isOpen={isCreating}
        onClose={() => setIsCreating(false)}
        onSaved={({ id }) => router.push(`/${environmentId}/applications/${id}`)}
      />
    </PageFrame>
  );
}
