"use client";

import { ListBox, toast } from "@heroui/react";
import type { InspectedRequestOut } from "@posthorn/domain";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { HeaderList } from "#features/payload/header-list.tsx";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { CodeBlock } from "#ui/code-block.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { FilterSelect } from "#ui/filter-select.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { inspectorAnswers } from "./inspector-answers.ts";

type InspectorViewProps = { environmentId: string; inspectorId: string; canChoose: boolean };

/** What an inspector got, as it comes, and what it answers. */
export function InspectorView({ environmentId, inspectorId, canChoose }: InspectorViewProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("inspector");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const ref = { environmentId, id: inspectorId };
  const read = trpc.inspector.get.queryOptions(ref);
  const inspector = useQuery(read);
  useSubscription(
    trpc.inspector.live.subscriptionOptions(inspector.isSuccess ? ref : skipToken, {
      onData: (now) => queryClient.setQueryData(read.queryKey, now),
    }),
  );
  const setAnswer = useMutation(
    trpc.inspector.setAnswer.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.inspector.get.queryFilter(ref)),
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  if (inspector.isError && !inspector.data) {
    return <CallFailure error={inspector.error} onRetry={inspector.refetch} />;
  }
  if (!inspector.data) return null;
  const { url, answer, expiresAt, requests } = inspector.data;
  return (
    <section aria-label={t("title")} className="mt-3 rounded-lg border bg-surface text-foreground">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-3 py-2 text-[13px]">
        <code className="min-w-0 font-mono [overflow-wrap:anywhere]">{url}</code>
        <CopyButton value={url} label={t("url")} />
        <span className="ml-auto flex items-center gap-2 text-muted max-sm:ml-0 max-sm:w-full">
          <span className="shrink-0">{canChoose ? t("answer") : t(`answers.${answer}`)}</span>
          {canChoose ? (
            <FilterSelect
              label={t("answer")}
              value={answer}
              onChange={(next) => {
                const chosen = inspectorAnswers.find((one) => one === next);
                if (chosen) setAnswer.mutate({ ...ref, answer: chosen });
              }}
              className="w-36"
            >
              {inspectorAnswers.map((one) => (
                <ListBox.Item key={one} id={one}>
                  {t(`answers.${one}`)}
                </ListBox.Item>
              ))}
            </FilterSelect>
          ) : null}
          <span className="shrink-0">
            {t("until")} <Timestamp at={expiresAt} as="clock" />
          </span>
        </span>
      </div>
      {requests.length === 0 ? <p className="px-3 py-3 text-[13px] text-muted">{t("none")}</p> : null}
      <ol aria-label={t("requests")}>
        {requests.map((request) => (
          <li key={request.id} className="border-b last:border-0">
            <InspectedRequest request={request} />
          </li>
        ))}
      </ol>
    </section>
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
