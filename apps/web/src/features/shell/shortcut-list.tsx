"use client";

import { Kbd, Modal, Switch } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useSingleKeys } from "./use-single-keys.ts";

const shortcuts = [
  { name: "menu", keys: ["⌘K", "Ctrl+K"] },
  { name: "search", keys: ["/"], isSingle: true },
  { name: "move", keys: ["j", "k", "↓", "↑"], isSingle: true },
  { name: "open", keys: ["Enter"] },
  { name: "close", keys: ["Esc"] },
  { name: "resend", keys: ["r"], isSingle: true },
  { name: "help", keys: ["?"], isSingle: true },
] as const;

/** What the keyboard does in the dashboard, and whether single keys do it. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const { areOn, setAreOn } = useSingleKeys();
  return (
    <Modal.Backdrop isOpen onOpenChange={onClose}>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-[26rem]">
          <Modal.CloseTrigger />
          <Modal.Header>
            <Modal.Heading>{t("shortcuts.title")}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="flex flex-col gap-4">
            <dl className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2">
              {shortcuts.map(({ name, keys, ...rest }) => (
                <div key={name} className={`contents ${"isSingle" in rest && !areOn ? "text-muted" : ""}`}>
                  <dt>{t(`shortcuts.${name}`)}</dt>
                  <dd className="flex justify-end gap-1">
                    {keys.map((one) => (
                      <Kbd key={one}>{one}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
            <Switch isSelected={areOn} onChange={setAreOn}>
              <Switch.Content>
                <Switch.Control>
                  <Switch.Thumb />
                </Switch.Control>
                <span>
                  {t("singleKeys")}
                  <span className="block text-xs font-normal text-muted">{t("shortcuts.why")}</span>
                </span>
              </Switch.Content>
            </Switch>
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
