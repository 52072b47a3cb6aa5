"use client";

import { Description, FieldError, Input, Label, TextArea, TextField, toast } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

type CreateEventTypeProps = {
  environmentId: string;
  isOpen: boolean;
  onClose: () => void;
  onCreated: (name: string) => void;
};

const empty = { name: "", title: "", description: "", groupName: "" };
type Field = keyof typeof empty;

/** Names an event type; its schema is written on its own page, where this leads. */
export function CreateEventType({ environmentId, isOpen, onClose, onCreated }: CreateEventTypeProps) {
  const t = useTranslations("eventTypePages.form");
  const refusalWords = useRefusalWords();
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [fields, setFields] = useState(empty);
  const create = useMutation(
    trpc.eventTypes.create.mutationOptions({
      onSuccess: async ({ name }) => {
        toast.success(t("created", { name }));
        await queryClient.invalidateQueries(trpc.eventTypes.pathFilter());
        onClose();
        onCreated(name);
      },
      onError: (error) => {
        const isAtField = Object.keys(empty).some((field) => fieldProblem(error, field) !== undefined);
        if (!isAtField) toast.danger(callFailureWords(error));
      },
    }),
  );
  const name = fields.name.trim();
  const isNameWrong = name !== "" && !/^[a-zA-Z0-9_.][a-zA-Z0-9\-_.]*$/.test(name);
  const problemOf = (field: Field) =>
    field === "name" && isNameWrong ? t("nameWrong") : refusalWords(fieldProblem(create.error, field));

  function submit(): void {
    create.mutate({
      environmentId,
      name,
      description: fields.description.trim(),
      title: fields.title.trim() || null,
      groupName: fields.groupName.trim() || null,
    });
  }

  const text = (field: Field, maxLength: number, isLong = false) => (
    <TextField
      name={field}
      value={fields[field]}
      onChange={(value) => {
        create.reset();
        setFields({ ...fields, [field]: value });
      }}
      validationBehavior="aria"
      isInvalid={problemOf(field) !== undefined}
      autoFocus={field === "name"}
      fullWidth
    >
      <Label>{t(field)}</Label>
      {isLong ? (
        <TextArea rows={2} maxLength={maxLength} dir="auto" />
      ) : (
        <Input
          maxLength={maxLength}
          spellCheck={field === "name" ? "false" : undefined}
          autoComplete="off"
          className={field === "name" ? "font-mono text-[13px]" : ""}
          dir="auto"
        />
      )}
      <Description>{t(`hints.${field}`)}</Description>
      <FieldError>{problemOf(field)}</FieldError>
    </TextField>
  );
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (open) return;
        onClose();
        create.reset();
        setFields(empty);
      }}
      title={t("createTitle")}
      confirm={t("create")}
      isReady={name !== "" && !isNameWrong && fields.description.trim() !== ""}
      isPending={create.isPending}
      onConfirm={submit}
    >
      <div className="flex flex-col gap-4 p-0.5">
        {text("name", 256)}
        {text("title", 256)}
        {text("description", 4_096, true)}
        {text("groupName", 256)}
      </div>
    </ConfirmDialog>
  );
}
