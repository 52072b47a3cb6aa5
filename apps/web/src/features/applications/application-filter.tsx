"use client";

import { ComboBox, Description, Input, Label, ListBox } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";

type ApplicationFilterProps = {
  environmentId: string;
  /** Its id or uid. */
  value: string | undefined;
  /** What stands there while none is chosen. */
  placeholder?: string;
  className?: string;
  onChange: (application: string | undefined) => void;
};

const filterWidth = "w-40 max-sm:w-[calc(50%-0.25rem)]";

/** One application of maybe fifty thousand, found by name, uid or id. */
export function ApplicationFilter(props: ApplicationFilterProps) {
  const t = useTranslations("applications");
  const { environmentId, value, placeholder = t("any"), className = filterWidth, onChange } = props;
  const trpc = useTRPC();
  const [typed, setTyped] = useState<string | null>(null);
  const search = useDeferredValue(typed ?? "");
  const found = useQuery(
    trpc.applications.search.queryOptions(
      { environmentId, text: search },
      { placeholderData: (before) => before, staleTime: 60_000 },
    ),
  );
  const current = useQuery(
    trpc.applications.search.queryOptions(
      { environmentId, text: value ?? "" },
      { enabled: value !== undefined, staleTime: 60_000 },
    ),
  );
  const chosen = current.data?.find(({ id, uid }) => id === value || uid === value);
  const items = found.data ?? [];
  return (
    <ComboBox
      aria-label={t("filter")}
      className={className}
      menuTrigger="focus"
      allowsEmptyCollection
      items={items}
      inputValue={typed ?? (value === undefined ? "" : (chosen?.name ?? value))}
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
      <Label className="sr-only">{t("filter")}</Label>
      <ComboBox.InputGroup>
        <Input className="h-8 text-[13px]" placeholder={chosen?.name ?? value ?? placeholder} />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <ComboBox.Popover>
        <ListBox renderEmptyState={() => <p className="px-2.5 py-1.5 text-muted">{t("none")}</p>}>
          {items.map(({ id, uid, name }) => (
            <ListBox.Item key={id} id={uid ?? id} textValue={name}>
              <span className="flex min-w-0 flex-col">
                <Label className="truncate">{name}</Label>
                <Description className="truncate font-mono">{uid ?? id}</Description>
              </span>
            </ListBox.Item>
          ))}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
