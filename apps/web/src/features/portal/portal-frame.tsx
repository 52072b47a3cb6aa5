"use client";

import { Button } from "@heroui/react";
import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useMemo } from "react";
import { curlOfAttempt } from "#features/deliveries/curl-of-attempt.ts";
import { type DeliverySource, DeliverySourceProvider } from "#features/deliveries/delivery-source.tsx";
import { endpointsText } from "#features/endpoints/endpoints-text.ts";
import { messageQuery } from "#features/portal-messages/use-message-parts.ts";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { ToastRegion } from "#ui/toast-region.tsx";
import { uiText } from "#ui/ui-text.ts";
import { type PortalServer, PortalSessionProvider, usePortal } from "./portal-session-provider.tsx";
import { portalText as text } from "./portal-text.ts";
import type { LinkProblem } from "./use-link-session.ts";

/** The tenant's page: no shell of its own, so that it fits into the host's. */
export function PortalFrame({ server, children }: { server: PortalServer; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-5 sm:px-6">
      <PortalSessionProvider
        server={server}
        opening={<SkeletonLines lines={6} label={text.opening} />}
        problem={(problem, retry) => <Problem problem={problem} onRetry={retry} />}
      >
        <Sections />
        <main>
          <AttemptsByApi>{children}</AttemptsByApi>
        </main>
      </PortalSessionProvider>
      <ToastRegion />
    </div>
  );
}

const canRetry: readonly LinkProblem[] = ["unreachable", "failed"];

function Problem({ problem, onRetry }: { problem: LinkProblem; onRetry: () => void }) {
  const { title, body } = text.problems[problem];
  return (
    <PageNotice
      title={title}
      of="frame"
      action={
        canRetry.includes(problem) ? (
          <Button size="sm" onPress={onRetry}>
            {uiText.retry}
          </Button>
        ) : null
      }
    >
      <p>{body}</p>
    </PageNotice>
  );
}

const sections = [
  {
    href: "/portal",
    name: text.tabs.endpoints,
    isCurrent: (path: string) => !path.startsWith("/portal/messages"),
  },
  {
    href: "/portal/messages",
    name: text.tabs.messages,
    isCurrent: (path: string) => path.startsWith("/portal/messages"),
  },
];

function Sections() {
  const path = usePathname();
  const { can } = usePortal();
  return (
    <header className="mb-5 flex items-center gap-1 border-b">
      <nav aria-label={text.sections} className="flex min-w-0 flex-1 gap-1">
        {sections.map(({ href, name, isCurrent }) => (
          <Link
            key={href}
            href={href}
            aria-current={isCurrent(path) ? "page" : undefined}
            className={`-mb-px border-b-2 px-2.5 py-2.5 font-medium ${isCurrent(path) ? "border-accent" : "border-transparent text-muted hover:text-foreground"}`}
          >
            {name}
          </Link>
        ))}
      </nav>
      <Refresh />
      {path === "/portal" && can("ManageEndpoint") ? (
        <LinkButton href="/portal/endpoints/new" variant="primary">
          {endpointsText.add}
        </LinkButton>
      ) : null}
    </header>
  );
}

function Refresh() {
  const queryClient = useQueryClient();
  const isFetching = useIsFetching() > 0;
  return (
    <Button
      isIconOnly
      size="sm"
      variant="ghost"
      aria-label={isFetching ? text.refreshing : text.refresh}
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
