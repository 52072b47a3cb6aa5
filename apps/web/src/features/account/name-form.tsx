"use client";

import { Button, FieldError, Input, Label, TextField, toast } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";

/** Changes one's own name. */
export function NameForm({ name }: { name: string }) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("account");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.account.update.mutationOptions({
      onSuccess: async () => {
        toast.success(t("nameChanged"));
        await queryClient.invalidateQueries(trpc.account.get.pathFilter());
        // The shell shows it too.
        router.refresh();
      },
      onError: (error) => {
        if (!fieldProblem(error, "name")) toast.danger(callFailureWords(error));
      },
    }),
  );
  const isRefused = fieldProblem(update.error, "name") !== undefined;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    update.mutate({ name: String(new FormData(event.currentTarget).get("name")) });
  }

  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-3">
      <TextField
        name="name"
        defaultValue={name}
        isRequired
        autoComplete="name"
        validationBehavior="aria"
        isInvalid={isRefused}
        fullWidth
      >
        <Label>{t("name")}</Label>
        <Input />
        <FieldError>{isRefused ? t("noName") : null}</FieldError>
      </TextField>
      <Button type="submit" size="sm" variant="outline" className="self-start" isPending={update.isPending}>
        {t("saveName")}
      </Button>
    </form>
  );
}
