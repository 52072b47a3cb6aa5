"use client";

import { Button } from "@heroui/react";
import type { EndpointOut } from "@posthorn/contract";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AlertsOfEndpoint } from "#features/alert-addresses/alerts-of-endpoint.tsx";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { BackLink } from "#ui/back-link.tsx";
import { Identifier } from "#ui/identifier.tsx";
import { Notice } from "#ui/notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { TimeZone } from "#ui/time-zone.tsx";
import { CopySteps } from "./copy-steps.tsx";
import { EndpointActivity, EndpointWeek } from "./endpoint-activity.tsx";
import { EndpointHealth } from "./endpoint-health.tsx";
import { EndpointMenu } from "./endpoint-menu.tsx";
import { EndpointSecret } from "./endpoint-secret.tsx";
import { EndpointSettings } from "./endpoint-settings.tsx";
import { EventTypes } from "./event-types.tsx";
import { JustLook } from "./just-look.tsx";
import { RecentDeliveries } from "./recent-deliveries.tsx";
import { RecoverEndpoint } from "./recover-endpoint.tsx";
import { SendTest } from "./send-test.tsx";
import { endpointKeys, useEndpointActions } from "./use-endpoint-actions.ts";

/** One endpoint: how it is, what it got, its secret, and what can be done with it. */
export function EndpointDetail({ endpointId }: { endpointId: string }) {
  const t = useTranslations("endpoints");
  const { api } = usePortal();
  const endpoint = useQuery({
    queryKey: endpointKeys.one(endpointId),
    queryFn: () => api.getEndpoint(endpointId),
  });
  return (
    <>
      <BackLink href="/portal">{t("back")}</BackLink>
      {endpoint.isError ? <PortalFailure error={endpoint.error} onRetry={endpoint.refetch} /> : null}
      {endpoint.isPending ? <SkeletonLines lines={8} label={t("loading")} /> : null}
      {endpoint.data ? <Detail endpoint={endpoint.data} /> : null}
    </>
  );
}

function Detail({ endpoint }: { endpoint: EndpointOut }) {
  const t = useTranslations("endpoints");
  const deliveries = useTranslations("deliveries");
  const { can } = usePortal();
  const { setDisabled } = useEndpointActions(endpoint.id);
  const canManage = can("ManageEndpoint");
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="font-mono text-base font-medium [overflow-wrap:anywhere]">{endpoint.url}</h1>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 text-[13px] text-muted">
            <EndpointHealth endpoint={endpoint} />
            <EndpointWeek endpointId={endpoint.id} />
            {endpoint.description ? <span>{endpoint.description}</span> : null}
          </div>
        </div>
        <div className="flex gap-2">
          {can("CreateAttempts") && !endpoint.disabled ? <SendTest endpoint={endpoint} /> : null}
          {canManage ? <EndpointMenu endpoint={endpoint} /> : null}
        </div>
      </header>
      {endpoint.disabled ? (
        <Notice
          status="warning"
          title={
            endpoint.disabledReason ? t(`disabledReasons.${endpoint.disabledReason}`) : t("disabledFallback")
          }
          action={
            canManage ? (
              <Button
                size="sm"
                variant="outline"
                isPending={setDisabled.isPending}
                onPress={() => setDisabled.mutate(false)}
              >
                {t("enable")}
              </Button>
            ) : null
          }
        >
          {t("offHint")}
        </Notice>
      ) : null}
      <JustLook url={endpoint.url} />
      <EndpointActivity endpointId={endpoint.id} />
      <RecoverEndpoint endpoint={endpoint} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-label={t("recent")} className="min-w-0">
          <div className="mb-2 flex items-baseline justify-between gap-3">
            <h2 className="font-medium">{t("recent")}</h2>
            <TimeZone />
          </div>
          <RecentDeliveries endpointId={endpoint.id} />
        </section>
        <div className="flex min-w-0 flex-col gap-6">
          {can("ViewEndpointSecret") ? <EndpointSecret endpoint={endpoint} /> : null}
          <section aria-label={t("events")}>
            <h2 className="mb-1.5 font-medium">{t("events")}</h2>
            <EventTypes names={endpoint.eventTypes} />
          </section>
          <EndpointSettings endpoint={endpoint} />
          <AlertsOfEndpoint />
          <div>
            <CopySteps url={endpoint.url} timeoutSeconds={endpoint.timeoutSeconds} />
          </div>
          <p className="text-xs text-muted">
            <Identifier id={endpoint.id} label={deliveries("endpointId")} />
          </p>
        </div>
      </div>
    </div>
  );
}
