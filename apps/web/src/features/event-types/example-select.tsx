"use client";

import { Label, ListBox, Select } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";

type ExampleSelectProps = {
  environmentId: string;
  value: string | undefined;
  onChange: (eventType: string) => void;
};

/** One of the event types whose schema has an example. */
export function ExampleSelect({ environmentId, value, onChange }: ExampleSelectProps) {
  const t = useTranslations("eventTypes");
  const trpc = useTRPC();
  const names = useQuery(trpc.eventTypes.examples.queryOptions({ environmentId }, { staleTime: 60_000 }));
  const offered = names.data ?? [];
  const empty = { pending: t("loading"), error: t("notLoaded"), success: t("noExample") }[names.status];
  return (
    <Select
      aria-label={t("one")}
      placeholder={t("chooseExample")}
      value={value !== undefined && offered.includes(value) ? value : null}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      <Label className="sr-only">{t("one")}</Label>
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover className="max-h-80">
        <ListBox renderEmptyState={() => <p className="px-2.5 py-1.5 text-muted">{empty}</p>}>
          {offered.map((name) => (
            <ListBox.Item key={name} id={name} textValue={name}>
              <span className="font-mono text-[13px]">{name}</span>
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
