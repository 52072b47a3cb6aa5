"use client";

import { Button, Description, Dropdown, Header, Label } from "@heroui/react";
import { CircleUser, LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { shellText } from "./shell-text.ts";
import { useSingleKeys } from "./use-single-keys.ts";

/** Who is signed in, what they chose for this browser, and the way out. */
export function AccountMenu({ user }: { user: { name: string; email: string } }) {
  const { areOn, setAreOn } = useSingleKeys();
  async function leave(): Promise<void> {
    await signOut({ redirect: false });
    // A whole new page, so that nothing of this account stays in memory.
    window.location.assign("/sign-in");
  }

  return (
    <Dropdown>
      <Button isIconOnly size="sm" variant="ghost" aria-label={shellText.account(user.name)}>
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
            <Dropdown.Item id="single-keys" textValue={shellText.singleKeys}>
              <Dropdown.ItemIndicator />
              <span className="flex flex-col">
                <Label>{shellText.singleKeys}</Label>
                <Description>{shellText.singleKeysHint}</Description>
              </span>
            </Dropdown.Item>
          </Dropdown.Section>
          <Dropdown.Section aria-label={shellText.account(user.name)}>
            <Dropdown.Item id="sign-out" textValue={shellText.signOut} onAction={leave}>
              <LogOut className="size-4 text-muted" strokeWidth={1.5} />
              <Label>{shellText.signOut}</Label>
            </Dropdown.Item>
          </Dropdown.Section>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
