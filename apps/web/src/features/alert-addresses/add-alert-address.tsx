"use client";

import { Button, Description, FieldError, Input, Label, TextField, toast } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PortalError } from "#features/portal/portal-error.ts";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { alertAddressesKey } from "./use-alert-addresses.ts";

/** Asks for an address; its reader has to say yes before anything else goes there. */
export function AddAlertAddress() {
  const t = useTranslations("alertAddresses");
  const { api } = usePortal();
  const queryClient = useQueryClient();
  const toastFailure = useToastFailure();
  const refusalWords = useRefusalWords();
  const [email, setEmail] = useState("");
  const create = useMutation({
    mutationFn: api.createAlertAddress,
    onSuccess: (added) => {
      setEmail("");
      toast.success(
        added.confirmedAt === null ? t("mailed", { email: added.email }) : t("known", { email: added.email }),
      );
      return queryClient.invalidateQueries({ queryKey: alertAddressesKey });
    },
    onError: (error) => {
      if (refusalOf(error) === undefined) toastFailure(error);
    },
  });
  const refused = refusalOf(create.error);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    create.mutate(email);
  }

  return (
    <form onSubmit={submit} className="flex max-w-xl flex-wrap items-start gap-2">
      <TextField
        name="email"
        type="email"
        value={email}
        onChange={(value) => {
          setEmail(value);
          create.reset();
        }}
        isRequired
        validationBehavior="aria"
        isInvalid={refused !== undefined}
        className="min-w-0 flex-1 basis-56"
      >
        <Label>{t("email")}</Label>
        <Input autoComplete="email" maxLength={254} />
        {refused ? null : <Description>{t("emailHint")}</Description>}
        <FieldError>{refused ? (refusalWords(refused) ?? t("emailProblem")) : null}</FieldError>
      </TextField>
      <Button
        type="submit"
        size="sm"
        className="sm:mt-6"
        isDisabled={email.trim() === ""}
        isPending={create.isPending}
      >
        {t("add")}
      </Button>
    </form>
  );
}

function refusalOf(error: Error | null) {
  return error instanceof PortalError && error.kind === "refused" ? error.fields.email : undefined;
}
