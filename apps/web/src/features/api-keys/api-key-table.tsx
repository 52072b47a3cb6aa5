"use client";

import { Button, Chip, Dropdown, Label } from "@heroui/react";
import type { ApiKeyOut } from "@posthorn/domain";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Column, DataTable } from "#ui/data-table.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { useNow } from "#ui/use-now.ts";
import { keyStateOf } from "./key-state.ts";

type ApiKeyTableProps = {
  keys: readonly ApiKeyOut[];
  onRotate: (key: ApiKeyOut) => void;
  onRevoke: (key: ApiKeyOut) => void;
};

/** Keys by name, with what they may do and when they were last used. */
export function ApiKeyTable({ keys, onRotate, onRevoke }: ApiKeyTableProps) {
  const t = useTranslations("apiKeys");
  const now = useNow() ?? new Date(0);
  const columns: Column<ApiKeyOut>[] = [
    {
      key: "name",
      header: t("columns.name"),
      cell: (key) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <span
            className={`[overflow-wrap:anywhere] ${isOver(key, now) ? "text-muted line-through" : "font-medium"}`}
          >
            {key.name}
          </span>
          <code className="shrink-0 font-mono text-xs text-muted">{key.tokenHint}</code>
        </span>
      ),
    },
    { key: "scope", header: t("columns.scope"), cell: (key) => t(`scopes.${key.scope}`) },
    {
      key: "used",
      header: t("columns.used"),
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? (
          <span className="text-muted">{t("neverUsed")}</span>
        ) : (
          <Timestamp at={lastUsedAt} as="relative" />
        ),
    },
    {
      key: "created",
      header: t("columns.created"),
      cell: (key) => <Timestamp at={key.createdAt} as="relative" />,
    },
    { key: "state", header: t("columns.state"), cell: (key) => <KeyStateWord apiKey={key} now={now} /> },
    {
      key: "actions",
      header: "",
      className: "w-8 max-sm:ml-auto",
      cell: (key) =>
        isOver(key, now) ? null : (
          <Dropdown>
            <Button
              isIconOnly
              size="sm"
              variant="ghost"
              className="size-7 min-w-7"
              aria-label={t("actions", { name: key.name })}
            >
              <Ellipsis strokeWidth={1.5} />
            </Button>
            <Dropdown.Popover placement="bottom end">
              <Dropdown.Menu onAction={(action) => (action === "rotate" ? onRotate(key) : onRevoke(key))}>
                <Dropdown.Item id="rotate" textValue={t("rotate.action")}>
                  <Label>{t("rotate.action")}</Label>
                </Dropdown.Item>
                <Dropdown.Item id="revoke" textValue={t("revoke.action")} variant="danger">
                  <Label>{t("revoke.action")}</Label>
                </Dropdown.Item>
              </Dropdown.Menu>
            </Dropdown.Popover>
          </Dropdown>
        ),
    },
  ];
  return <DataTable label={t("title")} columns={columns} rows={keys} keyOf={({ id }) => id} />;
}

function isOver(key: ApiKeyOut, now: Date): boolean {
  const state = keyStateOf(key, now);
  return state === "expired" || state === "revoked";
}

function KeyStateWord({ apiKey, now }: { apiKey: ApiKeyOut; now: Date }) {
  const t = useTranslations("apiKeys");
  const state = keyStateOf(apiKey, now);
  const at = apiKey.revokedAt ?? apiKey.expiresAt;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Chip size="sm" color={state === "open" || state === "ending" ? "success" : "default"} variant="soft">
        {t(`states.${state}`)}
      </Chip>
      {at === null ? null : <Timestamp at={at} as="relative" className="text-xs text-muted" />}
    </span>
  );
}
