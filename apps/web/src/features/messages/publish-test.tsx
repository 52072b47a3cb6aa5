"use client";

import { Button, toast } from "@heroui/react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApplicationFilter } from "#features/applications/application-filter.tsx";
import { useAskedAction } from "#features/command-menu/use-asked-action.ts";
import { ExampleSelect } from "#features/event-types/example-select.tsx";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import type { MessageFilter } from "./message-filter.ts";

type PublishTestProps = {
  environmentId: string;
  /** Chosen already, where the log is narrowed to it. */
  filter: MessageFilter;
  onPublished: (message: string) => void;
};

/** Publishes an event type's example to one application, after naming the endpoints that get it. */
export function PublishTest({ environmentId, filter, onPublished }: PublishTestProps) {
  const t = useTranslations("messages.test");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const [isAsking, setIsAsking] = useState(false);
  const [application, setApplication] = useState<string | undefined>();
  const [eventType, setEventType] = useState<string | undefined>();
  const isChosen = application !== undefined && eventType !== undefined;
  const chosen = { environmentId, application: application ?? "", eventType: eventType ?? "" };
  const called = useQuery(
    trpc.messages.calledByTest.queryOptions(chosen, { enabled: isAsking && isChosen, staleTime: 0 }),
  );
  const publish = useMutation(
    trpc.messages.publishTest.mutationOptions({
      onSuccess: ({ id }) => {
        setIsAsking(false);
        toast.success(t("done"));
        onPublished(id);
      },
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );

  function ask(): void {
    setApplication(filter.app);
    setEventType(filter.type);
    setIsAsking(true);
  }
  useAskedAction("publishTest", ask);

  return (
    <>
      <Button size="sm" variant="outline" onPress={ask}>
        {t("action")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("title")}
        confirm={t("action")}
        isReady={isChosen && called.isSuccess}
        isPending={publish.isPending}
        onConfirm={() => publish.mutate(chosen)}
      >
        <div className="flex flex-col gap-3">
          <p>{t("body")}</p>
          <ApplicationFilter
            environmentId={environmentId}
            value={application}
            placeholder={t("chooseApplication")}
            className="w-full"
            onChange={setApplication}
          />
          <ExampleSelect environmentId={environmentId} value={eventType} onChange={setEventType} />
          {isChosen && called.isPending ? <SkeletonLines lines={2} label={t("finding")} /> : null}
          {called.isError ? <CallFailure error={called.error} onRetry={called.refetch} /> : null}
          {called.data ? <Called {...called.data} /> : null}
        </div>
      </ConfirmDialog>
    </>
  );
}

function Called({ count, urls }: { count: number; urls: readonly string[] }) {
  const t = useTranslations("messages.test");
  if (count === 0) return <p>{t("calledNone")}</p>;
  return (
    <div>
      <p className="font-medium text-foreground">{t("called", { count })}</p>
      <ul className="mt-1 flex max-h-40 flex-col gap-1 overflow-y-auto font-mono text-[13px]">
        {urls.map((url, index) => (
          // Two endpoints may have one URL.
          <li key={`${index} ${url}`} className="[overflow-wrap:anywhere]">
            {url}
          </li>
        ))}
      </ul>
      {count > urls.length ? <p className="mt-1">{t("calledMore", { count: count - urls.length })}</p> : null}
    </div>
  );
}
