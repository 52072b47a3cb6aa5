"use client";

import { Label, Radio, RadioGroup } from "@heroui/react";
import type { EndpointOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useEndpointActions } from "#features/endpoints/use-endpoint-actions.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import type { Stop, Subscription } from "./subscription.ts";

type StopDialogProps = {
  endpoint: EndpointOut;
  name: string;
  subscription: Subscription;
  stops: readonly Stop[];
  isPending: boolean;
  onStop: (what: "type" | "group") => void;
  onClose: () => void;
};

/** Asks what is meant by switching an event type off where an endpoint gets it with others, or nothing besides. */
export function StopDialog({ endpoint, name, subscription, stops, isPending, ...on }: StopDialogProps) {
  const t = useTranslations("portalEventTypes");
  const { url } = endpoint;
  const { setDisabled } = useEndpointActions(endpoint.id);
  const [chosen, setChosen] = useState<Stop["what"]>(stops[0]?.what ?? "endpoint");
  const confirm = () =>
    chosen === "endpoint" ? setDisabled.mutate(true, { onSuccess: on.onClose }) : on.onStop(chosen);
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={on.onClose}
      title={t("stopTitle", { url })}
      confirm={t("stop")}
      isHarmful={chosen === "endpoint"}
      isPending={isPending || setDisabled.isPending}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <p>
          {subscription.by === "all" ? t("stopAll", { name }) : null}
          {subscription.by === "group" ? t("stopGroup", { name, pattern: subscription.pattern }) : null}
          {subscription.by === "name" ? t("stopLast", { name }) : null}
        </p>
        <RadioGroup
          aria-label={t("stops.label")}
          value={chosen}
          onChange={(next) => setChosen(stops.find(({ what }) => what === next)?.what ?? chosen)}
        >
          <Label className="sr-only">{t("stops.label")}</Label>
          {stops.map((stop) => (
            <Radio key={stop.what} value={stop.what}>
              <Radio.Content>
                <Radio.Control>
                  <Radio.Indicator />
                </Radio.Control>
                <span>
                  {stop.what === "type" ? t("stops.type", { name }) : null}
                  {stop.what === "group" ? t("stops.group", { pattern: stop.pattern }) : null}
                  {stop.what === "endpoint" ? t("stops.endpoint") : null}
                  <span className="block text-[13px] font-normal text-muted">
                    {t(`stops.${stop.what}Hint`)}
                  </span>
                </span>
              </Radio.Content>
            </Radio>
          ))}
        </RadioGroup>
      </div>
    </ConfirmDialog>
  );
}
