"use client";

import { Label, Switch, TextArea, TextField, toast } from "@heroui/react";
import type { ImportChange } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { problemsOf } from "#trpc/field-problem.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Notice } from "#ui/notice.tsx";

type ImportEventTypesProps = { environmentId: string; isOpen: boolean; onClose: () => void };

const maxBytes = 1_048_576;
const shownProblems = 8;

/** Takes event types over from an OpenAPI document, after showing what that would change. */
export function ImportEventTypes({ environmentId, isOpen, onClose }: ImportEventTypesProps) {
  const t = useTranslations("eventTypePages.import");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const [replaceAll, setReplaceAll] = useState(false);
  const preview = useMutation(trpc.eventTypes.importOpenApi.mutationOptions());
  const run = useMutation(
    trpc.eventTypes.importOpenApi.mutationOptions({
      onSuccess: async ({ changes }) => {
        const count = changes.filter(({ kind }) => kind !== "unchanged").length;
        close();
        toast.success(t("done", { count }));
        await queryClient.invalidateQueries(trpc.eventTypes.pathFilter());
      },
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  const changes = preview.data?.changes;
  const count = changes?.filter(({ kind }) => kind !== "unchanged").length ?? 0;
  const isTooLarge = new Blob([text]).size > maxBytes;

  function change(next: { text?: string; replaceAll?: boolean }): void {
    preview.reset();
    if (next.text !== undefined) setText(next.text);
    if (next.replaceAll !== undefined) setReplaceAll(next.replaceAll);
  }

  function close(): void {
    onClose();
    change({ text: "", replaceAll: false });
  }

  const document = { environmentId, specRaw: text, replaceAll };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) close();
      }}
      title={t("title")}
      confirm={changes ? t("run", { count }) : t("preview")}
      isReady={text.trim() !== "" && !isTooLarge && (!changes || count > 0)}
      isPending={preview.isPending || run.isPending}
      onConfirm={() =>
        changes ? run.mutate({ ...document, dryRun: false }) : preview.mutate({ ...document, dryRun: true })
      }
    >
      <div className="flex flex-col gap-4 p-0.5">
        <p>{t("lead")}</p>
        <TextField value={text} onChange={(next) => change({ text: next })} autoFocus fullWidth>
          <Label>{t("document")}</Label>
          <TextArea rows={changes ? 3 : 8} spellCheck="false" className="font-mono text-[13px]" />
        </TextField>
        <ChooseFile onRead={(next) => change({ text: next })} />
        <Switch isSelected={replaceAll} onChange={(isOn) => change({ replaceAll: isOn })}>
          <Switch.Content>
            <Switch.Control>
              <Switch.Thumb />
            </Switch.Control>
            <span>{t("replaceAll")}</span>
          </Switch.Content>
        </Switch>
        {isTooLarge ? <Notice status="danger" title={t("tooLarge")} /> : null}
        {preview.isError ? <Refused error={preview.error} /> : null}
        {changes ? <Changes changes={changes} /> : null}
      </div>
    </ConfirmDialog>
  );
}

function ChooseFile({ onRead }: { onRead: (text: string) => void }) {
  const t = useTranslations("eventTypePages.import");
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-[13px] font-medium">
        {t("file")}
      </label>
      <input
        id={id}
        type="file"
        accept=".json,.yaml,.yml,application/json,application/yaml"
        className="text-[13px] file:mr-3 file:rounded-md file:border file:border-solid file:border-border file:bg-surface file:px-2.5 file:py-1 file:text-foreground"
        onChange={async (event) => {
          const file = event.target.files?.[0];
          // One beyond the limit is read far enough to be told as too large, and no further.
          if (file) onRead(await file.slice(0, maxBytes + 1).text());
        }}
      />
    </div>
  );
}

function Refused({ error }: { error: unknown }) {
  const t = useTranslations("eventTypePages.import");
  const callFailureWords = useCallFailureWords();
  const problems = problemsOf(error);
  if (problems.length === 0) return <Notice status="danger" title={callFailureWords(error)} />;
  return (
    <Notice status="danger" title={t("refused")}>
      <ul lang="en">
        {problems.slice(0, shownProblems).map(({ field, message }) => (
          <li key={`${field} ${message}`} className="[overflow-wrap:anywhere]">
            <code className="font-mono text-xs">{field}</code> {message}
          </li>
        ))}
      </ul>
      {problems.length > shownProblems ? (
        <p>{t("moreProblems", { count: problems.length - shownProblems })}</p>
      ) : null}
    </Notice>
  );
}

const colours: Record<ImportChange["kind"], string> = {
  created: "text-success",
  changed: "text-warning",
  archived: "text-danger",
  unchanged: "text-muted",
};

function Changes({ changes }: { changes: readonly ImportChange[] }) {
  const t = useTranslations("eventTypePages.import");
  return (
    <ul
      aria-label={t("changes")}
      className="max-h-64 overflow-y-auto rounded-lg border px-3 py-1 text-[13px]"
    >
      {changes.map(({ name, kind, version }) => (
        <li key={name} className="flex flex-wrap items-baseline gap-x-3 border-b py-1.5 last:border-0">
          <span className="font-mono [overflow-wrap:anywhere]">{name}</span>
          <span className={`ml-auto ${colours[kind]}`}>
            {version === null ? t(`kinds.${kind}`) : t(`kindsWithVersion.${kind}`, { version })}
          </span>
        </li>
      ))}
    </ul>
  );
}
