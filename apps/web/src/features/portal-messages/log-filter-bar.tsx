"use client";

import { ListBox } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useEventTypes } from "#features/portal-event-types/use-event-types.ts";
import { FilterSelect } from "#ui/filter-select.tsx";
import { EndpointFilter } from "./endpoint-filter.tsx";
import { type LogFilter, type LogRange, type LogState, logRanges, logStates } from "./log-filter.ts";

const any = "any";

type LogFilterBarProps = {
  filter: LogFilter;
  onChange: (changes: Partial<Record<keyof LogFilter, string | undefined>>) => void;
};

/** State, event type, endpoint and time of the messages that are shown. */
export function LogFilterBar({ filter, onChange }: LogFilterBarProps) {
  const t = useTranslations("portalLogs");
  const states = (Object.keys(logStates) as LogState[]).filter(
    (state) => filter.endpoint === undefined || state !== "nobody",
  );
  const choose = (name: keyof LogFilter) => (key: string) =>
    onChange({ [name]: key === any ? undefined : key });
  return (
    <search className="flex flex-wrap items-center gap-2">
      <FilterSelect
        label={t("state")}
        value={filter.state ?? any}
        onChange={choose("state")}
        className="w-36"
      >
        <ListBox.Item id={any}>{t("anyState")}</ListBox.Item>
        {states.map((state) => (
          <ListBox.Item key={state} id={state}>
            {t(`states.${state}`)}
          </ListBox.Item>
        ))}
      </FilterSelect>
      <EventTypeFilter value={filter.type} onChange={choose("type")} />
      <EndpointFilter value={filter.endpoint} onChange={(endpoint) => onChange({ endpoint })} />
      <FilterSelect label={t("range")} value={filter.range} onChange={choose("range")} className="w-36">
        {(Object.keys(logRanges) as LogRange[]).map((range) => (
          <ListBox.Item key={range} id={range}>
            {t(`ranges.${range}`)}
          </ListBox.Item>
        ))}
      </FilterSelect>
    </search>
  );
}

type ChoiceProps = { value: string | undefined; onChange: (key: string) => void };

function EventTypeFilter({ value, onChange }: ChoiceProps) {
  const t = useTranslations("portalLogs");
  const eventTypes = useEventTypes();
  const names = eventTypes.data?.map(({ name }) => name) ?? [];
  const shown = value !== undefined && !names.includes(value) ? [value, ...names] : names;
  return (
    <FilterSelect label={t("eventType")} value={value ?? any} onChange={onChange} className="w-48">
      <ListBox.Item id={any}>{t("anyEventType")}</ListBox.Item>
      {shown.map((name) => (
        <ListBox.Item key={name} id={name} textValue={name}>
          <span className="font-mono">{name}</span>
        </ListBox.Item>
      ))}
    </FilterSelect>
  );
}
