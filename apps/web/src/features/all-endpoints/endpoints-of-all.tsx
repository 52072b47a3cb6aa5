"use client";

import { Button } from "@heroui/react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { EndpointFilter } from "#features/endpoints/endpoint-filter.ts";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { TableSkeleton } from "#ui/data-table.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { PageNotice } from "#ui/page-notice.tsx";
import { EndpointTable } from "./endpoint-table.tsx";

type EndpointsOfAllProps = {
  environmentId: string;
  filter: EndpointFilter;
  canChange: boolean;
  /** Of one application, on its own page. */
  isOfOne?: boolean;
  onClear?: () => void;
};

/** The rows that fit a filter, page by page. */
export function EndpointsOfAll(props: EndpointsOfAllProps) {
  const { environmentId, filter, canChange, isOfOne = false, onClear } = props;
  const t = useTranslations("allEndpoints");
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.endpoints.search.infiniteQueryOptions(
      { environmentId, ...filter },
      { getNextPageParam: nextPageOf, placeholderData: keepPreviousData },
    ),
  );
  const rows = pages.data?.pages.flatMap((page) => page.data) ?? [];
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  if (pages.isPending) return <TableSkeleton label={t("loading")} rows={isOfOne ? 3 : 8} />;
  if (pages.isError) return <CallFailure error={pages.error} onRetry={pages.refetch} />;
  if (rows.length === 0 && isOfOne) return <p className="text-muted">{t("noneOfOne")}</p>;
  if (rows.length === 0 && isNarrowed) {
    return (
      <PageNotice
        title={t("nothingFitsTitle")}
        action={
          <Button size="sm" onPress={() => onClear?.()}>
            {t("showAll")}
          </Button>
        }
      >
        <p>{t("nothingFits")}</p>
      </PageNotice>
    );
  }
  if (rows.length === 0) {
    return (
      <PageNotice
        title={t("noneTitle")}
        action={<LinkButton href={`/${environmentId}/applications`}>{t("toApplications")}</LinkButton>}
      >
        <p>{t("none")}</p>
      </PageNotice>
    );
  }
  return (
    <div className={`flex flex-col gap-4 ${pages.isPlaceholderData ? "opacity-60" : ""}`}>
      <EndpointTable environmentId={environmentId} rows={rows} canChange={canChange} isOfOne={isOfOne} />
      <MoreButton pages={pages}>{t("more")}</MoreButton>
    </div>
  );
}
