"use client";

import type { InspectedRequestOut } from "@posthorn/contract";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { HeaderList } from "#features/payload/header-list.tsx";
import { CodeBlock } from "#ui/code-block.tsx";
import { Timestamp } from "#ui/timestamp.tsx";

/** What an inspector got, the newest first; each opens to its body and headers. */
export function InspectedRequests({ requests }: { requests: readonly InspectedRequestOut[] }) {
  const t = useTranslations("inspector");
  if (requests.length === 0) return <p className="px-3 py-3 text-[13px] text-muted">{t("none")}</p>;
  return (
    <ol aria-label={t("requests")}>
      {requests.map((request) => (
        <li key={request.id} className="border-b last:border-0">
          <InspectedRequest request={request} />
        </li>
      ))}
    </ol>
  );
}

function InspectedRequest({ request }: { request: InspectedRequestOut }) {
  const t = useTranslations("inspector");
  const { method, path, at, body, isBase64, bodyBytes, headers } = request;
  return (
    <details className="group">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-3 px-3 text-[13px] hover:bg-default/40">
        <ChevronRight
          className="size-3.5 shrink-0 text-muted transition-transform group-open:rotate-90"
          strokeWidth={1.5}
          aria-hidden="true"
        />
        <code className="shrink-0 font-mono font-medium">{method}</code>
        <code className="min-w-0 flex-1 truncate font-mono text-muted">{isBase64 ? path : body}</code>
        <Timestamp at={at} as="clock" className="shrink-0 text-muted" />
      </summary>
      <div className="flex flex-col gap-3 border-t bg-surface-secondary/50 px-3 py-3">
        <h3 className="text-xs text-muted">{t("body")}</h3>
        <CodeBlock code={body} label={t("body")} />
        {body.length < bodyBytes && bodyBytes > 65_536 ? (
          <p className="text-xs text-muted">{t("cut", { bytes: bodyBytes })}</p>
        ) : null}
        <h3 className="text-xs text-muted">{t("headers")}</h3>
        <HeaderList headers={headers} />
      </div>
    </details>
  );
}
