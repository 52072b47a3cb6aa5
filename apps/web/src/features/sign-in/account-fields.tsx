"use client";

import { Description, FieldError, Input, Label, TextField } from "@heroui/react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { fieldProblem } from "#trpc/field-problem.ts";

type AccountFieldProps = {
  field: "name" | "organization" | "email" | "newPassword";
  /** Why the last try was refused. */
  error: unknown;
  minLength: number;
  /** Words for what is wrong, where it is no matter of form. */
  problem?: string | null;
};

const inputs = {
  name: { name: "name", type: "text", autoComplete: "name" },
  organization: { name: "organization", type: "text", autoComplete: "organization" },
  email: { name: "email", type: "email", autoComplete: "username" },
  newPassword: { name: "password", type: "password", autoComplete: "new-password" },
} as const satisfies Record<AccountFieldProps["field"], ComponentProps<typeof TextField>>;

/** One of the fields that make an account, with what was refused about it. */
export function AccountField({ field, error, minLength, problem = null }: AccountFieldProps) {
  const t = useTranslations("signIn");
  const input = inputs[field];
  const refused =
    fieldProblem(error, input.name) === undefined ? null : t(`bad.${field}`, { min: minLength });
  const words = problem ?? refused;
  return (
    <TextField
      {...input}
      isRequired
      // What the server refused may be sent again once it was changed.
      validationBehavior="aria"
      isInvalid={words !== null}
      fullWidth
    >
      <Label>{t(`fields.${field}`)}</Label>
      <Input />
      {field === "newPassword" ? (
        <Description>{t("linkPasswordHint", { min: minLength })}</Description>
      ) : null}
      <FieldError>{words}</FieldError>
    </TextField>
  );
}
