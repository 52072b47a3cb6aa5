"use client";

import { Button, Description, FieldError, Input, Label, Switch, TextField, toast } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { DraftImpact } from "./draft-impact.tsx";
import type { DetailProps } from "./event-type-page.tsx";

/** Where it is listed, who sees it, and whether it may still be asked for. */
export function SettingsTab(props: DetailProps) {
  const t = useTranslations("eventTypePages.settings");
  return (
    <div className="flex max-w-xl flex-col gap-8 pt-2">
      {props.canChange ? null : <Notice status="info" title={t("readOnly")} />}
      <ListingForm {...props} />
      {props.canChange ? <Archiving {...props} /> : null}
    </div>
  );
}

function ListingForm({ environmentId, detail, canChange }: DetailProps) {
  const t = useTranslations("eventTypePages.settings");
  const refusalWords = useRefusalWords();
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [group, setGroup] = useState(detail.groupName ?? "");
  const [flags, setFlags] = useState(detail.featureFlags.join(", "));
  const [isDeprecated, setIsDeprecated] = useState(detail.deprecated);
  const save = useMutation(
    trpc.eventTypes.describe.mutationOptions({
      onSuccess: async () => {
        toast.success(t("saved"));
        await queryClient.invalidateQueries(trpc.eventTypes.pathFilter());
      },
      onError: (error) => {
        const isAtField = ["groupName", "featureFlags"].some((field) =>
          fieldProblem(error, `changes.${field}`),
        );
        if (!isAtField) toast.danger(callFailureWords(error));
      },
    }),
  );
  const problemOf = (field: string) => refusalWords(fieldProblem(save.error, `changes.${field}`));

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const featureFlags = [...new Set(flags.split(",").map((flag) => flag.trim()))].filter(
      (flag) => flag !== "",
    );
    const changes = { groupName: group.trim() || null, featureFlags, deprecated: isDeprecated };
    save.mutate({ environmentId, name: detail.name, changes });
  }

  const text = (
    field: "groupName" | "featureFlags",
    value: string,
    onChange: (value: string) => void,
    maxLength: number,
  ) => (
    <TextField
      name={field}
      value={value}
      onChange={onChange}
      validationBehavior="aria"
      isInvalid={problemOf(field) !== undefined}
      isReadOnly={!canChange}
      fullWidth
    >
      <Label>{t(`fields.${field}`)}</Label>
      <Input maxLength={maxLength} dir="auto" />
      <Description>{t(`hints.${field}`)}</Description>
      <FieldError>{problemOf(field)}</FieldError>
    </TextField>
  );
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      {text("groupName", group, setGroup, 256)}
      {text("featureFlags", flags, setFlags, 6_000)}
      <Switch isSelected={isDeprecated} onChange={setIsDeprecated} isDisabled={!canChange}>
        <Switch.Content>
          <Switch.Control>
            <Switch.Thumb />
          </Switch.Control>
          <span>
            {t("fields.deprecated")}
            <span className="block text-xs font-normal text-muted">{t("hints.deprecated")}</span>
          </span>
        </Switch.Content>
      </Switch>
      {canChange ? (
        <div className="flex justify-end">
          <Button type="submit" size="sm" isPending={save.isPending}>
            {t("save")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function Archiving({ environmentId, detail, isProduction }: DetailProps) {
  const t = useTranslations("eventTypePages.settings");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { name, archived } = detail;
  const [asked, setAsked] = useState<"archive" | "delete" | null>(null);
  const [typed, setTyped] = useState("");
  const onError = (error: unknown) => toast.danger(callFailureWords(error));
  const restore = useMutation(
    trpc.eventTypes.describe.mutationOptions({
      onSuccess: async () => {
        toast.success(t("restored", { name }));
        await queryClient.invalidateQueries(trpc.eventTypes.pathFilter());
      },
      onError,
    }),
  );
  const remove = useMutation(
    trpc.eventTypes.delete.mutationOptions({
      onSuccess: async (_, { expunge }) => {
        setAsked(null);
        toast.success(expunge ? t("deleted", { name }) : t("archivedNow", { name }));
        if (expunge) router.push(`/${environmentId}/event-types`);
        // Of what is deleted nothing is left to read again.
        const filter = expunge ? trpc.eventTypes.catalog.pathFilter() : trpc.eventTypes.pathFilter();
        await queryClient.invalidateQueries(filter);
      },
      onError,
    }),
  );
  return (
    <section className="flex flex-col gap-3 border-t pt-5" aria-labelledby="archiving">
      <h3 id="archiving" className="font-medium">
        {archived ? t("archivedTitle") : t("archiveTitle")}
      </h3>
      <p className="text-muted">{archived ? t("archivedBody") : t("archiveBody")}</p>
      <div className="flex flex-wrap gap-2">
        {archived ? (
          <>
            <Button
              size="sm"
              isPending={restore.isPending}
              onPress={() => restore.mutate({ environmentId, name, changes: { archived: false } })}
            >
              {t("restore")}
            </Button>
            <Button size="sm" variant="danger" onPress={() => setAsked("delete")}>
              {t("delete")}
            </Button>
          </>
        ) : (
          <Button size="sm" variant="outline" onPress={() => setAsked("archive")}>
            {t("archive")}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={asked !== null}
        onOpenChange={() => {
          setAsked(null);
          setTyped("");
        }}
        title={asked === "delete" ? t("deleteTitle", { name }) : t("archiveQuestion", { name })}
        confirm={asked === "delete" ? t("delete") : t("archive")}
        isHarmful
        isReady={asked !== "delete" || !isProduction || typed.trim() === name}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ environmentId, name, expunge: asked === "delete" })}
      >
        <div className="flex flex-col gap-3">
          <p>{asked === "delete" ? t("deleteBody") : t("archiveBody")}</p>
          <DraftImpact environmentId={environmentId} name={name} version={null} />
          {asked === "delete" && isProduction ? (
            <TextField value={typed} onChange={setTyped} className="p-0.5" autoFocus fullWidth>
              <Label>{t("typeName", { name })}</Label>
              <Input autoComplete="off" />
            </TextField>
          ) : null}
        </div>
      </ConfirmDialog>
    </section>
  );
}
