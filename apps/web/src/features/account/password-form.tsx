"use client";

import { Button, Description, FieldError, Input, Label, TextField, toast } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";

/** Sets a new password for who knows the present one. */
export function PasswordForm({ email, minLength }: { email: string; minLength: number }) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("account");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: ({ kind }) => {
        if (kind !== "changed") return;
        form.current?.reset();
        toast.success(t("passwordChanged"));
        void queryClient.invalidateQueries(trpc.account.sessions.pathFilter());
      },
      onError: (error) => {
        if (!fieldProblem(error, "next")) toast.danger(callFailureWords(error));
      },
    }),
  );
  const currentProblem =
    change.data?.kind === "refused"
      ? t("wrongPassword")
      : change.data?.kind === "limited"
        ? t("limited", { minutes: Math.ceil(change.data.retryAfterSeconds / 60) })
        : null;
  const isNextRefused = fieldProblem(change.error, "next") !== undefined;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    change.mutate({ current: String(fields.get("current")), next: String(fields.get("next")) });
  }

  return (
    <form ref={form} onSubmit={submit} className="flex max-w-sm flex-col gap-3">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        name="current"
        type="password"
        isRequired
        autoComplete="current-password"
        validationBehavior="aria"
        isInvalid={currentProblem !== null}
        fullWidth
      >
        <Label>{t("currentPassword")}</Label>
        <Input />
        <FieldError>{currentProblem}</FieldError>
      </TextField>
      <TextField
        name="next"
        type="password"
        isRequired
        autoComplete="new-password"
        validationBehavior="aria"
        isInvalid={isNextRefused}
        fullWidth
      >
        <Label>{t("newPassword")}</Label>
        <Input />
        <Description>{t("passwordHint", { min: minLength })}</Description>
        <FieldError>{isNextRefused ? t("badPassword", { min: minLength }) : null}</FieldError>
      </TextField>
      <Button type="submit" size="sm" variant="outline" className="self-start" isPending={change.isPending}>
        {t("changePassword")}
      </Button>
    </form>
  );
}
