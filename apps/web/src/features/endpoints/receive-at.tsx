"use client";

import { Label, Radio, RadioGroup } from "@heroui/react";
import { useTranslations } from "next-intl";

const places = ["server", "zapier", "automation", "look"] as const;
export type Place = (typeof places)[number];

type ReceiveAtProps = { place: Place; onChange: (place: Place) => void };

/** Where the URL of an endpoint comes from, for who has no server of their own. */
export function ReceiveAt({ place, onChange }: ReceiveAtProps) {
  const t = useTranslations("endpointSettings.receive");
  return (
    <div className="max-w-xl">
      <RadioGroup
        orientation="horizontal"
        value={place}
        onChange={(chosen) => onChange(places.find((one) => one === chosen) ?? "server")}
      >
        <Label>{t("title")}</Label>
        {places.map((one) => (
          <Radio key={one} value={one}>
            <Radio.Content>
              <Radio.Control>
                <Radio.Indicator />
              </Radio.Control>
              {t(one)}
            </Radio.Content>
          </Radio>
        ))}
      </RadioGroup>
      <p className="mt-1.5 text-xs text-muted" aria-live="polite">
        {t(`hints.${place}`)}
      </p>
    </div>
  );
}
