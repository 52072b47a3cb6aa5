"use client";

import { Description, FieldError, Input, Label, TextArea, TextField, toast } from "@heroui/react";
import type { ApplicationOut } from "@posthorn/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Refusal, useRefusalWords } from "#i18n/use-refusal-words.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { readMetadata } from "./read-metadata.ts";

type ApplicationFormProps = {
  environmentId: string;
  /** What is changed; none for a new one. */
  application?: ApplicationOut;
  isOpen: boolean;
  onClose: () => void;
  onSaved: (application: ApplicationOut) => void;
};

const fieldNames = ["name", "uid", "throttleRate", "metadata"] as const;

/** The fields of an application, new or known. What was typed stays when the server refuses it. */
export function ApplicationForm(props: ApplicationFormProps) {
  const { environmentId, application, isOpen, onClose, onSaved } = props;
  const t = useTranslations("applicationPages.form");
  const refusalWords = useRefusalWords();
  const [fields, setFields] = useState(() => fieldsOf(application));
  const set = (name: keyof typeof fields) => (value: string) => setFields({ ...fields, [name]: value });
  const metadata = readMetadata(fields.metadata);
  const rate = fields.throttleRate === "" ? null : Number(fields.throttleRate);
  const save = useSave({
    environmentId,
    application,
    onSaved: (saved) => {
      onClose();
      onSaved(saved);
    },
  });

  function submit(): void {
    if (metadata === null) return;
    const { name, uid } = fields;
    save.mutate({ name: name.trim(), uid: uid.trim() || null, throttleRate: rate, metadata });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (open) return;
        onClose();
        save.reset();
        setFields(fieldsOf(application));
      }}
      title={application ? t("editTitle") : t("createTitle")}
      confirm={application ? t("save") : t("create")}
      isReady={fields.name.trim() !== "" && metadata !== null}
      isPending={save.isPending}
      onConfirm={submit}
    >
      <div className="flex flex-col gap-4 p-0.5">
        <Field
          label={t("name")}
          value={fields.name}
          onChange={set("name")}
          problem={refusalWords(save.problems.name)}
          isFirst
        />
        <Field
          label={t("uid")}
          hint={t("uidHint")}
          value={fields.uid}
          onChange={set("uid")}
          problem={refusalWords(save.problems.uid)}
          isCode
        />
        <Field
          label={t("throttle")}
          hint={t("throttleHint")}
          value={fields.throttleRate}
          onChange={(value) => set("throttleRate")(value.replace(/\D/g, ""))}
          problem={refusalWords(save.problems.throttleRate)}
        />
        <TextField
          name="metadata"
          value={fields.metadata}
          onChange={set("metadata")}
          validationBehavior="aria"
          isInvalid={metadata === null || save.problems.metadata !== undefined}
          fullWidth
        >
          <Label>{t("metadata")}</Label>
          <TextArea rows={3} spellCheck="false" className="font-mono text-[13px]" />
          <Description>{t("metadataHint")}</Description>
          <FieldError>{refusalWords(save.problems.metadata) ?? t("metadataProblem")}</FieldError>
        </TextField>
      </div>
    </ConfirmDialog>
  );
}

type FieldProps = {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  problem: string | undefined;
  isFirst?: boolean;
  isCode?: boolean;
};

function Field({ label, hint, value, onChange, problem, isFirst = false, isCode = false }: FieldProps) {
  return (
    <TextField
      value={value}
      onChange={onChange}
      validationBehavior="aria"
      isInvalid={problem !== undefined}
      autoFocus={isFirst}
      fullWidth
    >
      <Label>{label}</Label>
      <Input className={isCode ? "font-mono text-[13px]" : ""} dir="auto" />
      {hint ? <Description>{hint}</Description> : null}
      <FieldError>{problem}</FieldError>
    </TextField>
  );
}

function fieldsOf(application: ApplicationOut | undefined) {
  const metadata = application?.metadata ?? {};
  return {
    name: application?.name ?? "",
    uid: application?.uid ?? "",
    throttleRate: String(application?.throttleRate ?? ""),
    metadata: Object.keys(metadata).length === 0 ? "" : JSON.stringify(metadata, null, 2),
  };
}

type Fields = {
  name: string;
  uid: string | null;
  throttleRate: number | null;
  metadata: Record<string, string>;
};
type SaveOptions = {
  environmentId: string;
  application: ApplicationOut | undefined;
  onSaved: (application: ApplicationOut) => void;
};

/** Creates or changes; a refusal stands at its field, any other in a toast. */
function useSave({ environmentId, application, onSaved }: SaveOptions) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("applicationPages.form");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = {
    onSuccess: async (saved: ApplicationOut) => {
      toast.success(application ? t("saved", { name: saved.name }) : t("created", { name: saved.name }));
      await queryClient.invalidateQueries(trpc.applications.pathFilter());
      onSaved(saved);
    },
    onError: (error: unknown) => {
      if (Object.values(problemsOf(error)).every((problem) => problem === undefined)) {
        toast.danger(callFailureWords(error));
      }
    },
  };
  const create = useMutation(trpc.applications.create.mutationOptions(options));
  const update = useMutation(trpc.applications.update.mutationOptions(options));
  const used = application ? update : create;
  return {
    mutate: (fields: Fields) =>
      application
        ? update.mutate({ environmentId, application: application.id, fields })
        : create.mutate({ environmentId, fields }),
    reset: used.reset,
    isPending: used.isPending,
    problems: problemsOf(used.error),
  };
}

function problemsOf(error: unknown): Partial<Record<(typeof fieldNames)[number], Refusal>> {
  const found: Partial<Record<(typeof fieldNames)[number], Refusal>> = {};
  for (const name of fieldNames) {
    const problem = fieldProblem(error, name) ?? fieldProblem(error, `fields.${name}`);
    if (problem !== undefined) found[name] = problem;
  }
  return found;
}
