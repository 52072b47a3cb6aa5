"use client";

import { Button, Input, TextField } from "@heroui/react";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { HeaderField } from "./settings-fields.ts";

type HeaderFieldsProps = { fields: readonly HeaderField[]; onChange: (fields: HeaderField[]) => void };

const exampleHeader = "X-Tenant";

/** Headers row by row. A value that holds credentials is not known here: it stays, or a new one is typed. */
export function HeaderFields({ fields, onChange }: HeaderFieldsProps) {
  const t = useTranslations("endpointSettings");
  const change = (key: number, to: Partial<HeaderField>) =>
    onChange(fields.map((field) => (field.key === key ? { ...field, ...to } : field)));
  const next = Math.max(0, ...fields.map(({ key }) => key)) + 1;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{t("headers")}</legend>
      {fields.map(({ key, name, value, isKept }, index) => (
        <div key={key} className="flex items-center gap-1.5">
          <TextField
            aria-label={t("headerName", { number: index + 1 })}
            className="min-w-0 flex-2"
            value={name}
            onChange={(typed) => change(key, { name: typed })}
            isReadOnly={isKept}
          >
            <Input
              className="h-8 w-full font-mono text-[13px]"
              spellCheck="false"
              placeholder={exampleHeader}
            />
          </TextField>
          <TextField
            aria-label={t("headerValue", { number: index + 1 })}
            className="min-w-0 flex-3"
            value={value}
            onChange={(typed) => change(key, { value: typed, isKept: false })}
          >
            <Input
              className="h-8 w-full font-mono text-[13px]"
              spellCheck="false"
              placeholder={isKept ? t("kept") : ""}
            />
          </TextField>
          <Button
            isIconOnly
            size="sm"
            variant="ghost"
            className="size-7 min-w-7"
            aria-label={t("removeHeader", { number: index + 1 })}
            onPress={() => onChange(fields.filter((field) => field.key !== key))}
          >
            <X strokeWidth={1.5} />
          </Button>
        </div>
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="self-start"
        onPress={() => onChange([...fields, { key: next, name: "", value: "", isKept: false }])}
      >
        <Plus strokeWidth={1.5} />
        {t("addHeader")}
      </Button>
      <p className="text-xs text-muted">{t("headersHint")}</p>
    </fieldset>
  );
}
