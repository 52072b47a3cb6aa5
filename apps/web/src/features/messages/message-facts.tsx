import type { MessageSummary } from "@posthorn/domain";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Identifier } from "#ui/identifier.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { useFormat } from "#ui/use-format.ts";

/** Whose a message is, when it was published, and by which names it is known. */
export function MessageFacts({ message, environmentId }: { message: MessageSummary; environmentId: string }) {
  const t = useTranslations("messages.detail");
  const format = useFormat();
  const { application, channels, tags, eventId } = message;
  const of = application.uid ?? application.id;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px] text-muted">
      <Link
        href={`/${environmentId}/messages?app=${encodeURIComponent(of)}`}
        title={t("toList")}
        className="max-w-full min-w-0 truncate rounded-sm font-medium text-foreground hover:underline"
      >
        <bdi>{application.name || of}</bdi>
      </Link>
      {application.isDeleted ? <span>{t("deletedApplication")}</span> : null}
      <span>
        <Timestamp at={message.timestamp} as="instant" /> (<Timestamp at={message.timestamp} as="relative" />)
      </span>
      <Identifier id={message.id} label={t("messageId")} />
      {eventId === null ? null : (
        <span className="inline-flex min-w-0 items-center gap-1">
          {t("eventId")} <Identifier id={eventId} label={t("eventId")} isWhole />
        </span>
      )}
      <Words name={t("channel")} words={channels} />
      <Words name={t("tags")} words={tags} />
      <span className="tabular-nums">{format.bytes(message.payloadBytes)}</span>
    </div>
  );
}

function Words({ name, words }: { name: string; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <span>
      {name} <code className="font-mono">{words.join(", ")}</code>
    </span>
  );
}
