"use client";

import { ComboBox, Description, Input, Label, ListBox } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { endpointKeys } from "#features/endpoints/use-endpoint-actions.ts";
import { usePortal } from "#features/portal/portal-session-provider.tsx";

type EndpointFilterProps = { value: string | undefined; onChange: (endpoint: string | undefined) => void };

/** One endpoint of maybe many, found by its URL or description; the newest are offered first. */
export function EndpointFilter({ value, onChange }: EndpointFilterProps) {
  const t = useTranslations("portalLogs");
  const { api } = usePortal();
  const [typed, setTyped] = useState<string | null>(null);
  const text = useDeferredValue(typed?.trim() ?? "") || undefined;
  const found = useQuery({
    queryKey: [...endpointKeys.list, "found", text ?? ""],
    queryFn: () => api.listEndpoints({ text }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const current = useQuery({
    queryKey: endpointKeys.one(value ?? ""),
    queryFn: () => api.getEndpoint(value ?? ""),
    enabled: value !== undefined,
  });
  const chosen = current.data?.url ?? value;
  const items = found.data?.data ?? [];
  return (
    <ComboBox
      aria-label={t("endpoint")}
      className="w-56 max-sm:w-[calc(50%-0.25rem)]"
      menuTrigger="focus"
      allowsEmptyCollection
      items={items}
      inputValue={typed ?? chosen ?? ""}
      onInputChange={(next) => {
        setTyped(next);
        if (next === "" && value !== undefined) onChange(undefined);
      }}
      onOpenChange={(isOpen) => {
        setTyped(isOpen ? "" : null);
      }}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
        setTyped(null);
      }}
    >
      <Label className="sr-only">{t("endpoint")}</Label>
      <ComboBox.InputGroup>
        <Input className="h-8 text-[13px]" placeholder={chosen ?? t("anyEndpoint")} />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <ComboBox.Popover>
        <ListBox renderEmptyState={() => <p className="px-2.5 py-1.5 text-muted">{t("noEndpointFits")}</p>}>
          {items.map(({ id, url, description }) => (
            <ListBox.Item key={id} id={id} textValue={url}>
              <span className="flex min-w-0 flex-col">
                <Label className="truncate font-mono text-[13px]">{url}</Label>
                {description ? <Description className="truncate">{description}</Description> : null}
              </span>
            </ListBox.Item>
          ))}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
