"use client";

import { Button, toast } from "@heroui/react";
import type { EventTypeDetail } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { DraftImpact } from "./draft-impact.tsx";
import type { Draft } from "./use-draft.ts";

type DraftBarProps = { environmentId: string; detail: EventTypeDetail; draft: Draft; canChange: boolean };

/** Whom the draft concerns, and what may be done with it: saved, published, discarded. */
export function DraftBar({ environmentId, detail, draft, canChange }: DraftBarProps) {
  const t = useTranslations("eventTypePages");
  const [asked, setAsked] = useState<"publish" | "discard" | null>(null);
  const { name } = detail;
  const actions = useDraftActions({ environmentId, draft, onDone: () => setAsked(null) });
  const version = detail.draft?.version ?? "";
  const isExampleWrong = draft.example?.kind === "invalid";
  const impact = (
    <DraftImpact environmentId={environmentId} name={name} version={detail.draft?.version ?? null} />
  );
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3 rounded-lg border bg-surface px-3 py-2.5">
      <div className="min-w-0 flex-1 basis-72">{impact}</div>
      {canChange ? (
        <div className="flex flex-wrap gap-2">
          {draft.isChanged && detail.draft === null ? (
            <Button size="sm" variant="ghost" onPress={() => draft.startFrom(detail)}>
              {t("undo")}
            </Button>
          ) : null}
          {detail.draft ? (
            <Button size="sm" variant="outline" onPress={() => setAsked("discard")}>
              {t("discard")}
            </Button>
          ) : null}
          {draft.isChanged || detail.draft === null ? (
            <Button
              size="sm"
              isPending={actions.isSaving}
              isDisabled={draft.whole === undefined || (!draft.isChanged && detail.versions.length > 0)}
              onPress={() => draft.whole && actions.save(name, draft.whole)}
            >
              {t("saveDraft")}
            </Button>
          ) : (
            <Button size="sm" isDisabled={isExampleWrong} onPress={() => setAsked("publish")}>
              {t("publish", { version })}
            </Button>
          )}
        </div>
      ) : null}
      {isExampleWrong && detail.draft && !draft.isChanged ? (
        <p className="basis-full text-[13px] text-danger">{t("exampleWrong")}</p>
      ) : null}
      <ConfirmDialog
        isOpen={asked === "publish"}
        onOpenChange={() => setAsked(null)}
        title={t("publishTitle", { name, version })}
        confirm={t("publish", { version })}
        isPending={actions.isPublishing}
        onConfirm={() => actions.publish({ name, version, updatedAt: detail.updatedAt })}
      >
        <div className="flex flex-col gap-2">
          <p>{t("publishBody")}</p>
          {impact}
        </div>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === "discard"}
        onOpenChange={() => setAsked(null)}
        title={t("discardTitle", { name, version })}
        confirm={t("discard")}
        isHarmful
        isPending={actions.isSaving}
        onConfirm={() => actions.save(name, null)}
      >
        <p>{t("discardBody")}</p>
      </ConfirmDialog>
    </div>
  );
}

type ActionsOptions = { environmentId: string; draft: Draft; onDone: () => void };

function useDraftActions({ environmentId, draft, onDone }: ActionsOptions) {
  const t = useTranslations("eventTypePages");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onError = (error: unknown) => toast.danger(callFailureWords(error));
  async function readAgain(): Promise<void> {
    onDone();
    await queryClient.invalidateQueries(trpc.eventTypes.pathFilter());
  }
  const save = useMutation(
    trpc.eventTypes.saveDraft.mutationOptions({
      onSuccess: (detail, { schema }) => {
        if (schema === null) draft.startFrom(detail);
        else draft.markSaved();
        toast.success(schema === null ? t("discarded") : t("draftSaved"));
        return readAgain();
      },
      onError,
    }),
  );
  const publish = useMutation(
    trpc.eventTypes.publishDraft.mutationOptions({
      onSuccess: (detail, { version }) => {
        toast.success(t("published", { name: detail.name, version }));
        return readAgain();
      },
      onError,
    }),
  );
  return {
    save: (name: string, schema: Record<string, unknown> | null) =>
      save.mutate({ environmentId, name, schema }),
    isSaving: save.isPending,
    publish: (seen: { name: string; version: string; updatedAt: string }) =>
      publish.mutate({ environmentId, ...seen }),
    isPublishing: publish.isPending,
  };
}
