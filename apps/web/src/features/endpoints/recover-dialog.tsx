"use client";

import { Label, Radio, RadioGroup } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

const hourMs = 3_600_000;
const spans = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  longest: 14 * 24 * hourMs - hourMs,
} as const;
type Span = keyof typeof spans;
const spanNames = Object.keys(spans) as Span[];

type RecoverDialogProps = {
  url: string;
  isOpen: boolean;
  isPending: boolean;
  onClose: () => void;
  onStart: (since: string) => void;
};

/** Asks how far back what failed is sent again. */
export function RecoverDialog({ url, isOpen, isPending, onClose, onStart }: RecoverDialogProps) {
  const t = useTranslations("allEndpoints.recover");
  const [span, setSpan] = useState<Span>("day");
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t("title")}
      confirm={t("start")}
      isPending={isPending}
      onConfirm={() => onStart(new Date(Date.now() - spans[span]).toISOString())}
    >
      <p>{t("body", { url })}</p>
      <RadioGroup
        className="mt-3"
        value={span}
        onChange={(value) => setSpan(spanNames.find((name) => name === value) ?? "day")}
      >
        <Label>{t("since")}</Label>
        {spanNames.map((name) => (
          <Radio key={name} value={name}>
            <Radio.Content>
              <Radio.Control>
                <Radio.Indicator />
              </Radio.Control>
              {t(`spans.${name}`)}
            </Radio.Content>
          </Radio>
        ))}
      </RadioGroup>
    </ConfirmDialog>
  );
}
