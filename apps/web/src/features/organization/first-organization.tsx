"use client";

import { Button, FieldError, Input, Label, TextField } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { Notice } from "#ui/notice.tsx";

/** Makes the organization of who belongs to none, and opens it. */
export function FirstOrganization() {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("organization");
  const trpc = useTRPC();
  const create = useMutation(
    trpc.account.createOrganization.mutationOptions({
      onSuccess: ({ environmentId }) => window.location.assign(`/${environmentId}`),
    }),
  );
  const isRefused = fieldProblem(create.error, "name") !== undefined;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    create.mutate({ name: String(new FormData(event.currentTarget).get("name")) });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {create.isError && !isRefused ? (
        <Notice status="danger" title={callFailureWords(create.error)} />
      ) : null}
      <TextField
        name="name"
        isRequired
        autoComplete="organization"
        validationBehavior="aria"
        isInvalid={isRefused}
        fullWidth
      >
        <Label>{t("organizationName")}</Label>
        <Input autoFocus />
        <FieldError>{isRefused ? t("noName") : null}</FieldError>
      </TextField>
      <Button type="submit" fullWidth isPending={create.isPending || create.isSuccess}>
        {t("createOrganization")}
      </Button>
    </form>
  );
}
