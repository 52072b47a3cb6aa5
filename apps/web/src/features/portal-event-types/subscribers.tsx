"use client";

import type { ApplicationEventTypeOut } from "@posthorn/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { endpointKeys } from "#features/endpoints/use-endpoint-actions.ts";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { SearchBox } from "#ui/search-box.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { useSearchAddress } from "#ui/use-search-address.ts";
import { SubscriberRow } from "./subscriber-row.tsx";

type SubscribersProps = {
  type: ApplicationEventTypeOut;
  /** Of all event types. */
  names: readonly string[];
};

/** Every endpoint of the tenant, and whether it gets an event type. */
export function Subscribers({ type, names }: SubscribersProps) {
  const t = useTranslations("portalEventTypes");
  const { api } = usePortal();
  const { parameters, change } = useSearchAddress();
  const text = parameters.get("endpoint") ?? undefined;
  const endpoints = useInfiniteQuery({
    queryKey: [...endpointKeys.list, "with", text ?? ""],
    queryFn: ({ pageParam }) => api.listEndpoints({ iterator: pageParam, text }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextPageOf,
  });
  const rows = endpoints.data?.pages.flatMap((page) => page.data) ?? [];
  const isMany = text !== undefined || endpoints.hasNextPage;
  return (
    <section aria-label={t("endpoints")}>
      <div className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h2 className="font-medium">{t("endpoints")}</h2>
        {isMany ? (
          <SearchBox label={t("findEndpoint")} value={text} onChange={(next) => change({ endpoint: next })} />
        ) : null}
      </div>
      {endpoints.isError ? <PortalFailure error={endpoints.error} onRetry={endpoints.refetch} /> : null}
      {endpoints.isPending ? <SkeletonLines lines={3} label={t("endpoints")} /> : null}
      {endpoints.data && rows.length === 0 ? <Empty isNarrowed={text !== undefined} /> : null}
      {rows.length > 0 ? (
        <ul className="overflow-hidden rounded-lg border bg-surface">
          {rows.map((endpoint) => (
            <SubscriberRow key={endpoint.id} endpoint={endpoint} type={type} names={names} />
          ))}
        </ul>
      ) : null}
      <div className="mt-3">
        <MoreButton pages={endpoints}>{t("moreEndpoints")}</MoreButton>
      </div>
    </section>
  );
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useTranslations("portalEventTypes");
  const endpoints = useTranslations("endpoints");
  const { can } = usePortal();
  const canAdd = can("ManageEndpoint");
  if (isNarrowed) return <p className="text-muted">{t("noEndpointFits")}</p>;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-dashed px-4 py-5">
      <div>
        <p className="font-medium">{t("noEndpointTitle")}</p>
        <p className="mt-0.5 text-muted">{canAdd ? t("noEndpoint") : t("noEndpointReadOnly")}</p>
      </div>
      {canAdd ? (
        <LinkButton href="/portal/endpoints/new" variant="primary">
          {endpoints("add")}
        </LinkButton>
      ) : null}
    </div>
  );
}
