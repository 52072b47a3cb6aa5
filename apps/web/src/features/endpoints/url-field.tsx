"use client";

import { FieldError, Input, Label, TextField } from "@heroui/react";
import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { checkUrl, type PrivateAddresses } from "./check-url.ts";

const exampleUrl = "https://example.com/hooks";

type UrlFieldProps = {
  value: string;
  onChange: (value: string) => void;
  allowed: PrivateAddresses;
  /** What the server refused. */
  refusal?: string | undefined;
};

/** A URL that is judged by its form as it is typed; nothing is sent to it. */
export function UrlField({ value, onChange, allowed, refusal }: UrlFieldProps) {
  const t = useTranslations("endpoints");
  const problem = checkUrl(value, allowed);
  const isGood = problem === null && URL.canParse(value) && value.length > "https://".length;
  return (
    <TextField
      name="url"
      type="url"
      inputMode="url"
      autoComplete="off"
      spellCheck="false"
      isRequired
      // What the server refused may be sent again once it was changed.
      validationBehavior="aria"
      isInvalid={refusal !== undefined}
      value={value}
      onChange={onChange}
      fullWidth
    >
      <Label>{t("url")}</Label>
      <Input placeholder={exampleUrl} className="font-mono text-[13px]" />
      <FieldError>{refusal}</FieldError>
      {refusal === undefined ? (
        <p aria-live="polite" className="flex min-h-5 items-start gap-1.5 text-xs text-muted">
          {problem ? (
            <>
              <TriangleAlert
                className="mt-0.5 size-3.5 shrink-0 text-warning"
                strokeWidth={1.75}
                aria-hidden="true"
              />
              {t(`urlProblems.${problem}`)}
            </>
          ) : null}
          {isGood ? (
            <>
              <Check className="mt-0.5 size-3.5 shrink-0 text-success" strokeWidth={2} aria-hidden="true" />
              {t("urlGood")}
            </>
          ) : null}
        </p>
      ) : null}
    </TextField>
  );
}
