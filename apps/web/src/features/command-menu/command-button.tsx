"use client";

import { Button, Kbd } from "@heroui/react";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { Role } from "#features/people/roles.ts";
import { isDialogOpen } from "#features/shell/is-dialog-open.ts";

// Loaded when it is first opened: most pages are left without it.
const CommandMenu = lazy(() =>
  import("./command-menu.tsx").then(({ CommandMenu }) => ({ default: CommandMenu })),
);

const keys = { apple: "⌘K", other: "Ctrl+K" } as const;

type Environment = { id: string; name: string; organizationName: string };
type CommandButtonProps = { current: Environment; environments: Environment[]; role: Role };

/** Opens the command menu, as ⌘K and Ctrl-K do from everywhere. */
export function CommandButton(props: CommandButtonProps) {
  const t = useTranslations("commandMenu");
  const [isOpen, setIsOpen] = useState(false);
  const isApple = useSyncExternalStore(
    () => () => {},
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isIt = event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey);
    if (!isIt || event.altKey || event.shiftKey) return;
    event.preventDefault();
    // Over another dialog it would lose what stands there.
    if (!isDialogOpen()) setIsOpen(true);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-keyshortcuts="Meta+K Control+K"
        className="gap-2 text-muted max-sm:w-9 max-sm:px-0"
        onPress={() => setIsOpen(true)}
      >
        <Search strokeWidth={1.5} className="sm:hidden" aria-hidden="true" />
        <span className="sr-only">{t("title")}</span>
        <Kbd className="max-sm:hidden">{keys[isApple ? "apple" : "other"]}</Kbd>
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <CommandMenu {...props} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
