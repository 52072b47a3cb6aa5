"use client";

import { Button, Kbd, ListBox, SearchField } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode, Ref } from "react";
import { ApplicationFilter } from "#features/applications/application-filter.tsx";
import { StateWord } from "#features/deliveries/state-word.tsx";
import { useSingleKeys } from "#features/shell/use-single-keys.ts";
import { useTRPC } from "#trpc/client.tsx";
import { FilterSelect } from "#ui/filter-select.tsx";
import { useFormat } from "#ui/use-format.ts";
import { isNarrowed, type MessageFilter, messageStates, type RangeName, ranges } from "./message-filter.ts";

type FilterBarProps = {
  environmentId: string;
  filter: MessageFilter;
  onChange: (change: Partial<MessageFilter>) => void;
  onClear: () => void;
  searchRef: Ref<HTMLInputElement>;
  children?: ReactNode;
};

const any = "any";
const custom = "custom";

/** What narrows the log. Each part stands in the address. */
export function FilterBar(props: FilterBarProps) {
  const t = useTranslations("messages");
  const { environmentId, filter, onChange, onClear, searchRef } = props;
  const states = useTranslations("deliveries.states");
  return (
    <search className="flex flex-wrap items-center gap-2">
      <RangeFilter filter={filter} onChange={onChange} />
      <EventTypeFilter
        environmentId={environmentId}
        value={filter.type}
        onChange={(type) => onChange({ type })}
      />
      <ApplicationFilter
        environmentId={environmentId}
        value={filter.app}
        onChange={(app) => onChange({ app })}
      />
      <FilterSelect
        label={t("state")}
        value={filter.state ?? any}
        onChange={(key) => onChange({ state: messageStates.find((state) => state === key) })}
        className="w-32"
      >
        <ListBox.Item id={any}>{t("anyState")}</ListBox.Item>
        {messageStates.map((state) => (
          <ListBox.Item key={state} id={state} textValue={states(state)}>
            <StateWord state={state} />
          </ListBox.Item>
        ))}
      </FilterSelect>
      <SearchText value={filter.text} onChange={(next) => onChange({ text: next })} inputRef={searchRef} />
      {isNarrowed(filter) ? (
        <Button size="sm" variant="ghost" onPress={onClear}>
          <X strokeWidth={1.5} />
          {t("clearFilters")}
        </Button>
      ) : null}
      {props.children}
    </search>
  );
}

function RangeFilter({ filter, onChange }: Pick<FilterBarProps, "filter" | "onChange">) {
  const t = useTranslations("messages");
  const format = useFormat();
  const isCustom = filter.from !== undefined && filter.to !== undefined;
  return (
    <FilterSelect
      label={t("range")}
      value={isCustom ? custom : filter.range}
      onChange={(key) => {
        if (key !== custom) onChange({ range: key as RangeName, from: undefined, to: undefined });
      }}
      className={isCustom ? "w-56" : "w-32"}
    >
      {isCustom ? (
        <ListBox.Item id={custom}>
          {format.span(new Date(filter.from ?? ""), new Date(filter.to ?? ""))}
        </ListBox.Item>
      ) : null}
      {(Object.keys(ranges) as RangeName[]).map((name) => (
        <ListBox.Item key={name} id={name}>
          {t(`ranges.${name}`)}
        </ListBox.Item>
      ))}
    </FilterSelect>
  );
}

type EventTypeFilterProps = {
  environmentId: string;
  value: string | undefined;
  onChange: (type: string | undefined) => void;
};

function EventTypeFilter({ environmentId, value, onChange }: EventTypeFilterProps) {
  const t = useTranslations("messages");
  const trpc = useTRPC();
  const types = useQuery(trpc.eventTypes.list.queryOptions({ environmentId }, { staleTime: 60_000 }));
  const names = types.data?.data.map(({ name }) => name) ?? [];
  const shown = value !== undefined && !names.includes(value) ? [value, ...names] : names;
  return (
    <FilterSelect
      label={t("type")}
      value={value ?? any}
      onChange={(key) => onChange(key === any ? undefined : key)}
      className="w-40"
    >
      <ListBox.Item id={any}>{t("anyType")}</ListBox.Item>
      {shown.map((name) => (
        <ListBox.Item key={name} id={name} textValue={name}>
          <span className="font-mono">{name}</span>
        </ListBox.Item>
      ))}
    </FilterSelect>
  );
}

type SearchTextProps = {
  value: string | undefined;
  onChange: (text: string | undefined) => void;
  inputRef: Ref<HTMLInputElement>;
};

/** Looked for when Enter is pressed: an id is pasted whole. */
function SearchText({ value, onChange, inputRef }: SearchTextProps) {
  const t = useTranslations("messages");
  const { areOn } = useSingleKeys();
  return (
    <SearchField
      key={value ?? ""}
      aria-label={t("search")}
      defaultValue={value ?? ""}
      onSubmit={(next) => onChange(next.trim() || undefined)}
      onClear={() => onChange(undefined)}
      className="min-w-52 flex-1 max-sm:w-full"
    >
      <SearchField.Group className="h-8">
        <SearchField.SearchIcon />
        <SearchField.Input ref={inputRef} placeholder={t("search")} className="min-w-0 text-[13px]" />
        {value === undefined && areOn ? (
          <Kbd className="mr-1.5 max-sm:hidden" aria-hidden="true">
            /
          </Kbd>
        ) : null}
        {value === undefined ? null : <SearchField.ClearButton />}
      </SearchField.Group>
    </SearchField>
  );
}
