"use client";

import { Button, Description, FieldError, Input, Label, TextField } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFormat } from "#ui/use-format.ts";
import { logoTypes, mostLogoBytes, type ReadLogo, readLogo } from "./read-logo.ts";

const example = "https://kopi.example/logo.svg";

type LogoFieldProps = {
  value: string;
  isWrong: boolean;
  isReadOnly: boolean;
  onChange: (value: string) => void;
};

/** The logo: the address of an image, or one that is kept with the look. */
export function LogoField({ value, isWrong, isReadOnly, onChange }: LogoFieldProps) {
  const t = useTranslations("look");
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Extract<ReadLogo, { problem: string }>["problem"] | null>(null);
  const isKept = value.startsWith("data:");

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const read = await readLogo(file);
    setProblem("problem" in read ? read.problem : null);
    if ("logo" in read) onChange(read.logo);
  }

  const size = format.bytes(mostLogoBytes);
  const why = problem === null ? (isWrong ? t("logoWrong") : null) : t(`logoProblems.${problem}`, { size });
  return (
    <div className="flex flex-col gap-2">
      <TextField
        value={isKept ? t("logoKept") : value}
        onChange={(text) => {
          setProblem(null);
          onChange(text);
        }}
        isInvalid={why !== null}
        isReadOnly={isReadOnly || isKept}
        validationBehavior="aria"
        fullWidth
      >
        <Label>{t("fields.logo")}</Label>
        <Input placeholder={example} maxLength={2_000} spellCheck={false} />
        <Description>{t("hints.logo", { size })}</Description>
        <FieldError>{why}</FieldError>
      </TextField>
      {isReadOnly ? null : (
        <div className="flex gap-2">
          <Button variant="outline" size="sm" onPress={() => input.current?.click()}>
            {t("chooseImage")}
          </Button>
          {value === "" ? null : (
            <Button variant="ghost" size="sm" onPress={() => onChange("")}>
              {t("removeLogo")}
            </Button>
          )}
          <input
            ref={input}
            type="file"
            accept={logoTypes.join(",")}
            aria-label={t("chooseImage")}
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </div>
      )}
    </div>
  );
}
