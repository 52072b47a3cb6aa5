"use client";

import { Button, Description, Dropdown, Label } from "@heroui/react";
import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type OrganizationAction, OrganizationDialog } from "#features/organization/organization-dialogs.tsx";
import type { ShellEnvironment } from "./app-shell.tsx";

type EnvironmentMenuProps = {
  current: ShellEnvironment;
  environments: ShellEnvironment[];
  /** What may be made and renamed from here. */
  actions: readonly OrganizationAction[];
};

/** Which organization and environment one is in, and the way to the others. */
export function EnvironmentMenu({ current, environments, actions }: EnvironmentMenuProps) {
  const t = useTranslations("shell");
  const organization = useTranslations("organization");
  const router = useRouter();
  const [action, setAction] = useState<OrganizationAction | null>(null);
  return (
    <>
      <Dropdown>
        <Button variant="ghost" fullWidth className="h-11 justify-start gap-2.5 px-2 text-left">
          <span
            className="flex size-7 shrink-0 items-center justify-center rounded-md bg-accent font-semibold text-accent-foreground"
            aria-hidden="true"
          >
            {current.organizationName.slice(0, 1).toUpperCase()}
          </span>
          <span className="sr-only">{t("environment")}</span>
          <span className="flex min-w-0 flex-1 flex-col leading-tight">
            <span className="truncate">{current.organizationName}</span>
            <span className="truncate text-xs font-normal text-muted">{current.name}</span>
          </span>
          <ChevronsUpDown className="text-muted" strokeWidth={1.5} />
        </Button>
        <Dropdown.Popover placement="bottom start">
          <Dropdown.Menu
            aria-label={t("environment")}
            onAction={(id) => {
              const chosen = actions.find((each) => each === id);
              if (chosen) setAction(chosen);
              else router.push(`/${id}`);
            }}
          >
            <Dropdown.Section
              aria-label={t("environment")}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[current.id]}
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
            </Dropdown.Section>
            {actions.length > 0 ? (
              <Dropdown.Section aria-label={organization("actions")}>
                {actions.map((each) => (
                  <Dropdown.Item key={each} id={each} textValue={organization(each)}>
                    <Label>{organization(each)}</Label>
                  </Dropdown.Item>
                ))}
              </Dropdown.Section>
            ) : null}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      {action ? (
        <OrganizationDialog action={action} current={current} onClose={() => setAction(null)} />
      ) : null}
    </>
  );
}
