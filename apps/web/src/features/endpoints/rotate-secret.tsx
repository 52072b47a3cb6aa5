"use client";

import { Label, Radio, RadioGroup } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

const graces = [
  { seconds: 0, name: "none" },
  { seconds: 3_600, name: "hour" },
  { seconds: 86_400, name: "day" },
  { seconds: 604_800, name: "week" },
] as const;

type RotateSecretProps = {
  isOpen: boolean;
  onClose: () => void;
  isPending: boolean;
  onRotate: (gracePeriodSeconds: number) => void;
};

/** Asks for how long the old secret of an endpoint signs beside the new one. */
export function RotateSecret({ isOpen, onClose, isPending, onRotate }: RotateSecretProps) {
  const t = useTranslations("endpoints");
  const [graceSeconds, setGraceSeconds] = useState(86_400);
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t("rotateTitle")}
      confirm={t("rotateConfirm")}
      isPending={isPending}
      onConfirm={() => onRotate(graceSeconds)}
    >
      <p>{t("rotateBody")}</p>
      <RadioGroup
        className="mt-3"
        value={String(graceSeconds)}
        onChange={(seconds) => setGraceSeconds(Number(seconds))}
      >
        <Label>{t("rotateGrace")}</Label>
        {graces.map(({ seconds, name }) => (
          <Radio key={seconds} value={String(seconds)}>
            <Radio.Content>
              <Radio.Control>
                <Radio.Indicator />
              </Radio.Control>
              {t(`graces.${name}`)}
            </Radio.Content>
          </Radio>
        ))}
      </RadioGroup>
    </ConfirmDialog>
  );
}
