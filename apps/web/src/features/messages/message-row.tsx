"use client";

import type { MessageSummary } from "@posthorn/domain";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo } from "react";
import { isOpen } from "#features/deliveries/delivery-state.ts";
import { StateWord } from "#features/deliveries/state-word.tsx";
import { shortenId } from "#ui/format.ts";
import { Timestamp } from "#ui/timestamp.tsx";
import { useFormat } from "#ui/use-format.ts";
import { useNow } from "#ui/use-now.ts";
import { stateShown } from "./message-search.ts";

/** The columns of the log; narrow, it has fewer, and on a phone a row has two lines. */
export const rowGrid =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-3 @2xl:grid-cols-[8.5rem_minmax(8rem,1.2fr)_minmax(5rem,1fr)_9.5rem_5.5rem] @2xl:px-4 @5xl:grid-cols-[9rem_minmax(9rem,1.2fr)_minmax(8rem,1fr)_8rem_11rem_8rem]";

type MessageRowProps = {
  message: MessageSummary;
  href: string;
  isCurrent: boolean;
  onOpen: (id: string) => void;
};

/** One message: how it stands, what it is, whose, and when. A link to its detail. */
export const MessageRow = memo(function MessageRow({ message, href, isCurrent, onOpen }: MessageRowProps) {
  const { id, eventType, application } = message;
  const state = stateShown[message.state];

  function press(event: MouseEvent<HTMLAnchorElement>): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(id);
  }

  return (
    <li className="[contain-intrinsic-block-size:2.5rem] [content-visibility:auto] border-b">
      <a
        href={href}
        data-row={id}
        aria-current={isCurrent ? "true" : undefined}
        onClick={press}
        className={`${rowGrid} min-h-10 scroll-mt-9 py-1.5 text-[13px] outline-offset-[-2px] @2xl:py-0 ${isCurrent ? "bg-accent/10" : "hover:bg-default/50"}`}
      >
        <span className="flex min-w-0 items-center gap-2.5 @2xl:contents">
          <StateWord state={state} className="@max-2xl:[&>svg]:mt-px" />
          <span className="truncate font-mono font-medium @2xl:font-normal">{eventType}</span>
        </span>
        <Timestamp at={message.timestamp} as="clock" className="text-right text-muted @2xl:hidden" />
        <bdi className="truncate text-muted @2xl:text-foreground" title={application.name}>
          {application.name || application.uid || application.id}
        </bdi>
        <code className="hidden truncate font-mono text-muted @5xl:block" title={id}>
          {shortenId(id)}
        </code>
        <Endpoints message={message} />
        <Timestamp at={message.timestamp} as="clock" className="hidden text-right text-muted @2xl:block" />
      </a>
    </li>
  );
});

function Endpoints({ message }: { message: MessageSummary }) {
  const { deliveries, nextAttemptAt } = message;
  const isWaiting = isOpen(stateShown[message.state]) && nextAttemptAt !== null;
  return (
    <span className="truncate text-right text-muted tabular-nums @2xl:text-left">
      {deliveries > 0 ? <Ratio message={message} nextAt={isWaiting ? nextAttemptAt : null} /> : null}
    </span>
  );
}

function Ratio({ message, nextAt }: { message: MessageSummary; nextAt: string | null }) {
  const t = useTranslations("messages");
  const format = useFormat();
  const now = useNow();
  const { succeeded, deliveries } = message;
  if (!now || nextAt === null) return t("ratio", { succeeded, deliveries });
  const leftMs = Date.parse(nextAt) - now.getTime();
  return leftMs > 0
    ? t("ratioNext", { succeeded, deliveries, duration: format.duration(leftMs) })
    : t("ratioNow", { succeeded, deliveries });
}
