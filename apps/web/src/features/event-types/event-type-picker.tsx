"use client";

import { Checkbox, Input, Label, Radio, RadioGroup, TextField } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type Chosen, choiceOf, toggle } from "./choose-event-types.ts";
import { buildEventTypeTree, type EventTypeEntry, type EventTypeNode } from "./event-type-tree.ts";

type EventTypePickerProps = {
  types: readonly EventTypeEntry[];
  /** Null: all, also what is added later. */
  value: Chosen | null;
  onChange: (value: Chosen | null) => void;
  problem?: string | undefined;
};

const searchFrom = 12;

/** All events, or a choice in a tree. */
export function EventTypePicker({ types, value, onChange, problem }: EventTypePickerProps) {
  const t = useTranslations("eventTypes");
  const [search, setSearch] = useState("");
  const tree = useMemo(() => buildEventTypeTree(types), [types]);
  const wanted = search.trim().toLowerCase();
  const shown =
    wanted === ""
      ? tree
      : buildEventTypeTree(
          types.filter(({ name, title }) =>
            [name, title ?? ""].some((part) => part.toLowerCase().includes(wanted)),
          ),
        );
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        value={value === null ? "all" : "choose"}
        onChange={(next) => onChange(next === "all" ? null : new Set())}
      >
        <Label>{t("legend")}</Label>
        <Choice value="all" label={t("all")} hint={t("allHint")} />
        <Choice value="choose" label={t("choose")} />
      </RadioGroup>
      {value === null ? null : (
        <div className="ml-7 flex flex-col gap-2">
          {types.length > searchFrom ? (
            <TextField aria-label={t("search")} value={search} onChange={setSearch}>
              <Input placeholder={t("search")} />
            </TextField>
          ) : null}
          {types.length === 0 ? <p className="text-muted">{t("empty")}</p> : null}
          {types.length > 0 && shown.length === 0 ? <p className="text-muted">{t("none")}</p> : null}
          <Branch nodes={shown} tree={tree} chosen={value} onChange={onChange} />
          {problem ? (
            <p role="alert" className="text-danger">
              {problem}
            </p>
          ) : null}
        </div>
      )}
    </div>
  );
}

function Choice({ value, label, hint }: { value: string; label: string; hint?: string }) {
  return (
    <Radio value={value}>
      <Radio.Content>
        <Radio.Control>
          <Radio.Indicator />
        </Radio.Control>
        <span>
          {label}
          {hint ? <span className="text-muted"> {hint}</span> : null}
        </span>
      </Radio.Content>
    </Radio>
  );
}

type BranchProps = {
  nodes: readonly EventTypeNode[];
  tree: readonly EventTypeNode[];
  chosen: Chosen;
  onChange: (value: Chosen) => void;
};

function Branch({ nodes, tree, chosen, onChange }: BranchProps) {
  const t = useTranslations("eventTypes");
  if (nodes.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {nodes.map((node) => {
        const state = choiceOf(chosen, node);
        return (
          <li key={node.name} className="flex flex-col gap-1.5">
            <Checkbox
              isSelected={state === "all"}
              isIndeterminate={state === "some"}
              onChange={() => onChange(toggle(chosen, node, tree))}
              aria-label={node.name}
            >
              <Checkbox.Content>
                <Checkbox.Control>
                  <Checkbox.Indicator />
                </Checkbox.Control>
                <span className="min-w-0">
                  <span className="font-mono text-[13px]">{node.label}</span>
                  {node.children.length > 0 && state === "all" ? (
                    <span className="text-muted"> {t("wholeGroup")}</span>
                  ) : null}
                  {node.title ? <span> {node.title}</span> : null}
                  {node.description ? <span className="text-muted"> {node.description}</span> : null}
                </span>
              </Checkbox.Content>
            </Checkbox>
            {node.children.length > 0 ? (
              <div className="ml-6">
                <Branch nodes={node.children} tree={tree} chosen={chosen} onChange={onChange} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
