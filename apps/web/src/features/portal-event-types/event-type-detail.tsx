"use client";

import type { ApplicationEventTypeOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { BackLink } from "#ui/back-link.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { EventTypeSchema } from "./event-type-schema.tsx";
import { EventTypeMarks, languageOf } from "./event-type-texts.tsx";
import { Subscribers } from "./subscribers.tsx";
import { useEventTypes } from "./use-event-types.ts";

/** One event type: which endpoints get it, what its payload holds, and what to build on it with. */
export function EventTypeDetail({ name }: { name: string }) {
  const t = useTranslations("portalEventTypes");
  const eventTypes = useEventTypes();
  const type = eventTypes.data?.find((one) => one.name === name);
  return (
    <>
      <BackLink href="/portal/event-types">{t("back")}</BackLink>
      {eventTypes.isError ? <PortalFailure error={eventTypes.error} onRetry={eventTypes.refetch} /> : null}
      {eventTypes.isPending ? <SkeletonLines lines={8} label={t("loading")} /> : null}
      {eventTypes.data && !type ? <Gone /> : null}
      {eventTypes.data && type ? (
        <div className="flex flex-col gap-6">
          <Header type={type} />
          <Subscribers type={type} names={eventTypes.data.map((one) => one.name)} />
          <EventTypeSchema name={name} />
        </div>
      ) : null}
    </>
  );
}

function Gone() {
  const t = useTranslations("portalEventTypes");
  const portal = useTranslations("portal");
  return (
    <PageNotice
      title={portal("missingTitle")}
      action={<LinkButton href="/portal/event-types">{t("back")}</LinkButton>}
    >
      <p>{t("gone")}</p>
    </PageNotice>
  );
}

function Header({ type }: { type: ApplicationEventTypeOut }) {
  const t = useTranslations("portalEventTypes");
  const { name, title, description, messagesOf30Days } = type;
  return (
    <header>
      <h1 className="flex flex-wrap items-center gap-x-2 text-base font-semibold">
        <span
          {...(title ? { lang: languageOf(type), dir: "auto" } : {})}
          className={`[overflow-wrap:anywhere] ${title ? "" : "font-mono font-medium"}`}
        >
          {title ?? name}
        </span>
        {title ? null : <CopyButton value={name} label={t("name")} />}
        <EventTypeMarks type={type} />
      </h1>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-[13px] text-muted">
        {title ? (
          <span className="inline-flex min-w-0 items-center gap-0.5">
            <code className="font-mono [overflow-wrap:anywhere]">{name}</code>
            <CopyButton value={name} label={t("name")} />
          </span>
        ) : null}
        <span>{t("came", { count: messagesOf30Days })}</span>
      </p>
      {description ? (
        <p
          lang={languageOf(type)}
          dir="auto"
          className="mt-2 max-w-2xl whitespace-pre-line [overflow-wrap:anywhere]"
        >
          {description}
        </p>
      ) : null}
    </header>
  );
}
