"use client";

import { Label, Radio, RadioGroup } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useState } from "react";

const places = ["server", "zapier", "automation"] as const;

/** Where the URL of an endpoint comes from, for who has no server of their own. */
export function ReceiveAt() {
  const t = useTranslations("endpointSettings.receive");
  const [place, setPlace] = useState<(typeof places)[number]>("server");
  return (
    <div className="max-w-xl">
      <RadioGroup
        orientation="horizontal"
        value={place}
        onChange={(chosen) => setPlace(places.find((one) => one === chosen) ?? "server")}
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
