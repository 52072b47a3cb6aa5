"use client";

import { Button, Description, Dropdown, Label } from "@heroui/react";
import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ShellEnvironment } from "./app-shell.tsx";

type EnvironmentMenuProps = { current: ShellEnvironment; environments: ShellEnvironment[] };

/** Which organization and environment one is in, and the way to the others. */
export function EnvironmentMenu({ current, environments }: EnvironmentMenuProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  return (
    <Dropdown>
      <Button
        variant="ghost"
        fullWidth
        className="h-11 justify-start gap-2.5 px-2 text-left"
        aria-label={t("currentEnvironment", {
          organization: current.organizationName,
          environment: current.name,
        })}
      >
        <span
          className="flex size-7 shrink-0 items-center justify-center rounded-md bg-accent font-semibold text-accent-foreground"
          aria-hidden="true"
        >
          {current.organizationName.slice(0, 1).toUpperCase()}
        </span>
        <span className="flex min-w-0 flex-1 flex-col leading-tight">
          <span className="truncate">{current.organizationName}</span>
          <span className="truncate text-xs font-normal text-muted">{current.name}</span>
        </span>
        <ChevronsUpDown className="text-muted" strokeWidth={1.5} />
      </Button>
      <Dropdown.Popover placement="bottom start">
        <Dropdown.Menu
          aria-label={t("environment")}
          selectionMode="single"
          selectedKeys={[current.id]}
          onAction={(id) => router.push(`/${id}/messages`)}
        >
          {environments.map(({ id, name, organizationName }) => (
            <Dropdown.Item key={id} id={id} textValue={`${organizationName} ${name}`}>
              <Dropdown.ItemIndicator />
              <span className="flex flex-col">
                <Label>{name}</Label>
                <Description>{organizationName}</Description>
              </span>
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
