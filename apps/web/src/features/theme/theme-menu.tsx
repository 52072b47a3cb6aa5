"use client";

import { Button, Dropdown, Label, type Selection } from "@heroui/react";
import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { themeKey } from "./theme-script.ts";

const choices = ["system", "light", "dark"] as const;
type Choice = (typeof choices)[number];

/** Light, dark, or as the system is. */
export function ThemeMenu() {
  const t = useTranslations("shell");
  const [choice, setChoice] = useState<Choice>("system");

  useEffect(() => setChoice(keptChoice()), []);

  function select(selection: Selection): void {
    const next = choices.find((name) => selection !== "all" && selection.has(name)) ?? "system";
    keep(next);
    setChoice(next);
  }

  return (
    <Dropdown>
      <Button isIconOnly size="sm" variant="ghost" aria-label={t("theme")}>
        <Sun strokeWidth={1.5} className="dark:hidden" />
        <Moon strokeWidth={1.5} className="hidden dark:block" />
      </Button>
      <Dropdown.Popover placement="bottom end" className="min-w-44">
        <Dropdown.Menu
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[choice]}
          onSelectionChange={select}
        >
          {choices.map((name) => (
            <Dropdown.Item key={name} id={name} textValue={t(`themes.${name}`)}>
              <Dropdown.ItemIndicator />
              <Label>{t(`themes.${name}`)}</Label>
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

// Storage may be closed to the page; then the choice lasts as long as the page.
function keptChoice(): Choice {
  try {
    const kept = localStorage.getItem(themeKey);
    return choices.find((name) => name === kept) ?? "system";
  } catch {
    return "system";
  }
}

function keep(choice: Choice): void {
  try {
    if (choice === "system") localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, choice);
  } catch {}
  const isDark = choice === "system" ? matchMedia("(prefers-color-scheme: dark)").matches : choice === "dark";
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}
