"use client";

import { Button, Description, Dropdown, Header, Label, type Selection } from "@heroui/react";
import { CircleUser, Keyboard, LogOut, UserCog } from "lucide-react";
import { useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { keepLocale } from "#i18n/locale-cookie.ts";
import { chooseLocale, localeNames, locales } from "#i18n/locales.ts";
import { useSingleKeys } from "./use-single-keys.ts";

type AccountMenuProps = {
  environmentId: string;
  user: { name: string; email: string };
  onShortcuts: () => void;
};

/** Who is signed in, what they chose for this browser, and the way out. */
export function AccountMenu({ environmentId, user, onShortcuts }: AccountMenuProps) {
  const t = useTranslations("shell");
  const locale = chooseLocale([useLocale()]);
  const router = useRouter();
  const { areOn, setAreOn } = useSingleKeys();
  async function leave(): Promise<void> {
    await signOut({ redirect: false });
    // A whole new page, so that nothing of this account stays in memory.
    window.location.assign("/sign-in");
  }

  function speak(selection: Selection): void {
    const chosen = locales.find((name) => selection !== "all" && selection.has(name));
    if (!chosen || chosen === locale) return;
    keepLocale(chosen);
    router.refresh();
  }

  return (
    <Dropdown>
      <Button isIconOnly size="sm" variant="ghost" aria-label={t("account", { name: user.name })}>
        <CircleUser strokeWidth={1.5} />
      </Button>
      <Dropdown.Popover placement="bottom end">
        <Dropdown.Menu>
          <Dropdown.Section
            selectionMode="multiple"
            selectedKeys={areOn ? ["single-keys"] : []}
            onSelectionChange={(chosen) => setAreOn(chosen === "all" || chosen.has("single-keys"))}
          >
            <Header className="flex flex-col px-2.5 py-1.5">
              <span className="font-medium text-foreground">{user.name}</span>
              <span className="text-xs text-muted">{user.email}</span>
            </Header>
            <Dropdown.Item id="single-keys" textValue={t("singleKeys")}>
              <Dropdown.ItemIndicator />
              <span className="flex flex-col">
                <Label>{t("singleKeys")}</Label>
                <Description>{t("singleKeysHint")}</Description>
              </span>
            </Dropdown.Item>
          </Dropdown.Section>
          <Dropdown.Section
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[locale]}
            onSelectionChange={speak}
          >
            <Header className="px-2.5 pt-1.5 text-xs text-muted">{t("language")}</Header>
            {locales.map((name) => (
              <Dropdown.Item key={name} id={name} textValue={localeNames[name]}>
                <Dropdown.ItemIndicator />
                <Label lang={name}>{localeNames[name]}</Label>
              </Dropdown.Item>
            ))}
          </Dropdown.Section>
          <Dropdown.Section aria-label={t("account", { name: user.name })}>
            <Dropdown.Item
              id="account"
              textValue={t("yourAccount")}
              onAction={() => router.push(`/${environmentId}/settings/account`)}
            >
              <UserCog className="size-4 text-muted" strokeWidth={1.5} />
              <Label>{t("yourAccount")}</Label>
            </Dropdown.Item>
            <Dropdown.Item id="shortcuts" textValue={t("shortcuts.title")} onAction={onShortcuts}>
              <Keyboard className="size-4 text-muted" strokeWidth={1.5} />
              <Label>{t("shortcuts.title")}</Label>
            </Dropdown.Item>
            <Dropdown.Item id="sign-out" textValue={t("signOut")} onAction={leave}>
              <LogOut className="size-4 text-muted" strokeWidth={1.5} />
              <Label>{t("signOut")}</Label>
            </Dropdown.Item>
          </Dropdown.Section>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
