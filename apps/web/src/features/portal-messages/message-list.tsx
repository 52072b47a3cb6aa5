"use client";

import { Label, ListBox, Select } from "@heroui/react";
import type { MessageOut } from "@posthorn/contract";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { PortalFailure } from "#features/portal/portal-failure.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { shortenId } from "#ui/format.ts";
import { LinkButton } from "#ui/link-button.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { PageNotice } from "#ui/page-notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { MessageState } from "./message-state.tsx";
import { portalMessagesText as text } from "./portal-messages-text.ts";

const all = "all";
const path = "/portal/messages";

/** Every message of the tenant, the newest first; the event type to filter by stands in the address. */
export function MessageList() {
  const { api } = usePortal();
  const eventType = useSearchParams().get("type");
  const messages = useInfiniteQuery({
    queryKey: ["messages", eventType],
    queryFn: ({ pageParam }) =>
      api.listMessages({
        ...(pageParam === undefined ? {} : { iterator: pageParam }),
        ...(eventType === null ? {} : { event_types: eventType }),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextPageOf,
  });
  const rows = messages.data?.pages.flatMap((page) => page.data);
  return (
    <div className="flex flex-col gap-3">
      <EventTypeFilter value={eventType} />
      {messages.isError ? <PortalFailure error={messages.error} onRetry={messages.refetch} /> : null}
      {messages.isPending ? <SkeletonLines lines={8} label={text.loading} /> : null}
      {rows?.length === 0 ? <Empty isFiltered={eventType !== null} /> : null}
      {rows && rows.length > 0 ? (
        <ul className="overflow-hidden rounded-lg border bg-surface">
          {rows.map((message) => (
            <Row key={message.id} message={message} />
          ))}
        </ul>
      ) : null}
      <MoreButton pages={messages}>{text.older}</MoreButton>
    </div>
  );
}

function Row({ message }: { message: MessageOut }) {
  return (
    <li className="not-first:border-t">
      <Link
        href={`${path}/${message.id}`}
        className="grid min-h-10 grid-cols-[1fr_auto] items-center gap-x-3 px-3 py-2 text-[13px] hover:bg-default/50 focus-visible:outline-offset-[-2px] sm:flex"
      >
        <MessageState messageId={message.id} />
        <Timestamp at={message.timestamp} as="clock" className="text-muted sm:order-last" />
        <span className="col-span-2 min-w-0 flex-1 truncate font-mono">{message.eventType}</span>
        <span className="hidden truncate font-mono text-muted sm:block">
          {message.eventId ?? shortenId(message.id)}
        </span>
      </Link>
    </li>
  );
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) {
    return (
      <PageNotice title={text.emptyTitle}>
        <p>{text.empty}</p>
      </PageNotice>
    );
  }
  return (
    <PageNotice title={text.emptyFilteredTitle} action={<LinkButton href={path}>{text.clear}</LinkButton>}>
      <p>{text.emptyFiltered}</p>
    </PageNotice>
  );
}

function EventTypeFilter({ value }: { value: string | null }) {
  const { api } = usePortal();
  const router = useRouter();
  const eventTypes = useQuery({ queryKey: ["event-types"], queryFn: () => api.listEventTypes() });
  const names = eventTypes.data?.map(({ name }) => name) ?? [];
  const shown = value !== null && !names.includes(value) ? [value, ...names] : names;
  return (
    <Select
      aria-label={text.eventType}
      className="w-60"
      value={value ?? all}
      onChange={(key) =>
        router.replace(key === all ? path : `${path}?type=${encodeURIComponent(String(key))}`)
      }
    >
      <Label className="sr-only">{text.eventType}</Label>
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover className="max-h-80">
        <ListBox>
          <ListBox.Item id={all}>{text.allEventTypes}</ListBox.Item>
          {shown.map((name) => (
            <ListBox.Item key={name} id={name} textValue={name}>
              <span className="font-mono text-[13px]">{name}</span>
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
