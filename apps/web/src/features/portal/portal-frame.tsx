"use client";

import { Button } from "@heroui/react";
import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { curlOfAttempt } from "#features/deliveries/curl-of-attempt.ts";
import { type DeliverySource, DeliverySourceProvider } from "#features/deliveries/delivery-source.tsx";
import { messageQuery } from "#features/portal-messages/use-message-parts.ts";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { ToastRegion } from "#ui/toast-region.tsx";
import { KeptBrand } from "./portal-brand.tsx";
import { PortalLanguage } from "./portal-language.tsx";
import { type PortalServer, PortalSessionProvider, usePortal } from "./portal-session-provider.tsx";
import type { LinkProblem } from "./use-link-session.ts";

type PortalFrameProps = {
  server: PortalServer;
  /** Said while the tenant's language and session are loaded. */
  opening: string;
  children: ReactNode;
};

/** The tenant's page: no shell of its own, so that it fits into the host's. */
export function PortalFrame({ server, opening, children }: PortalFrameProps) {
  const skeleton = <SkeletonLines lines={6} label={opening} />;
  return (
    <div data-portal className="mx-auto w-full max-w-5xl px-4 py-5 sm:px-6">
      <PortalLanguage opening={skeleton}>
        <PortalSessionProvider
          server={server}
          opening={skeleton}
          problem={(problem, retry) => <Problem problem={problem} onRetry={retry} />}
        >
          <KeptBrand />
          <Sections />
          <main>
            <AttemptsByApi>{children}</AttemptsByApi>
          </main>
        </PortalSessionProvider>
        <ToastRegion />
      </PortalLanguage>
    </div>
  );
}

const canRetry: readonly LinkProblem[] = ["unreachable", "failed"];

function Problem({ problem, onRetry }: { problem: LinkProblem; onRetry: () => void }) {
  const t = useTranslations("portal.problems");
  const ui = useTranslations("ui");
  return (
    <PageNotice
      title={t(`${problem}.title`)}
      of="frame"
      action={
        canRetry.includes(problem) ? (
          <Button size="sm" onPress={onRetry}>
            {ui("retry")}
          </Button>
        ) : null
      }
    >
      <p>{t(`${problem}.body`)}</p>
    </PageNotice>
  );
}

const sections = [
  {
    href: "/portal",
    name: "endpoints",
    isCurrent: (path: string) => path === "/portal" || path.startsWith("/portal/endpoints"),
  },
  {
    href: "/portal/messages",
    name: "messages",
    isCurrent: (path: string) => path.startsWith("/portal/messages"),
  },
  {
    href: "/portal/event-types",
    name: "eventTypes",
    isCurrent: (path: string) => path.startsWith("/portal/event-types"),
  },
  {
    href: "/portal/activity",
    name: "activity",
    isCurrent: (path: string) => path.startsWith("/portal/activity"),
  },
  {
    href: "/portal/settings",
    name: "settings",
    isCurrent: (path: string) => path.startsWith("/portal/settings"),
  },
] as const;

/** What leads to where; `at` is where it stands, if that is not the address. */
export function Sections({ at }: { at?: string }) {
  const endpoints = useTranslations("endpoints");
  const t = useTranslations("portal");
  const address = usePathname();
  const path = at ?? address;
  const { can } = usePortal();
  return (
    <header className="mb-5 flex flex-wrap items-center justify-end gap-x-1 gap-y-3 border-b max-sm:border-b-0">
      <nav
        aria-label={t("sections")}
        className="flex max-w-full grow gap-1 max-sm:w-full max-sm:overflow-x-auto max-sm:border-b"
      >
        {sections.map(({ href, name, isCurrent }) => (
          <Link
            key={href}
            href={href}
            aria-current={isCurrent(path) ? "page" : undefined}
            className={`-mb-px shrink-0 border-b-2 px-2.5 py-2.5 font-medium ${isCurrent(path) ? "border-accent" : "border-transparent text-muted hover:text-foreground"}`}
          >
            {t(`tabs.${name}`)}
          </Link>
        ))}
      </nav>
      <Refresh />
      {path === "/portal" && can("ManageEndpoint") ? (
        <LinkButton href="/portal/endpoints/new" variant="primary">
          {endpoints("add")}
        </LinkButton>
      ) : null}
    </header>
  );
}

function Refresh() {
  const t = useTranslations("portal");
  const queryClient = useQueryClient();
  const isFetching = useIsFetching() > 0;
  return (
    <Button
      isIconOnly
      size="sm"
      variant="ghost"
      className="max-sm:hidden"
      aria-label={isFetching ? t("refreshing") : t("refresh")}
      onPress={() => queryClient.invalidateQueries()}
    >
      <RefreshCw strokeWidth={1.5} className={isFetching ? "motion-safe:animate-spin" : ""} />
    </Button>
  );
}

/** Attempts come from the API, and the payload of a command when it is copied. */
function AttemptsByApi({ children }: { children: ReactNode }) {
  const { api } = usePortal();
  const queryClient = useQueryClient();
  const source = useMemo<DeliverySource>(
    () => ({
      loadAttempt: api.getAttempt,
      curlOf: async (attempt) => {
        const message = await queryClient.fetchQuery(messageQuery(api, attempt.msgId));
        return curlOfAttempt(attempt, message.payloadText);
      },
    }),
    [api, queryClient],
  );
  return <DeliverySourceProvider value={source}>{children}</DeliverySourceProvider>;
}
