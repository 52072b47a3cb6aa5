"use client";

import { Button } from "@heroui/react";
import { Maximize2, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { MessageView } from "./message-view.tsx";

type MessagePanelProps = Omit<Parameters<typeof MessageView>[0], "layout" | "controls"> & {
  onClose: () => void;
};

/** The open message beside the list; where there is no room beside it, over it. Takes the focus when it opens. */
export function MessagePanel({ onClose, ...view }: MessagePanelProps) {
  const t = useTranslations("messages.detail");
  const ref = useRef<HTMLElement>(null);
  // Its heading may come later, or never.
  useEffect(() => {
    if (!ref.current?.contains(document.activeElement)) focus(ref.current);
  }, []);
  const controls = (
    <span className="flex">
      <Link
        href={`/${view.environmentId}/messages/${view.messageId}`}
        aria-label={t("openPage")}
        title={t("openPage")}
        className="hidden size-8 items-center justify-center rounded-lg text-muted hover:bg-default lg:flex"
      >
        <Maximize2 className="size-4" strokeWidth={1.5} aria-hidden="true" />
      </Link>
      <Button
        isIconOnly
        size="sm"
        variant="ghost"
        aria-label={t("close")}
        className="text-muted"
        onPress={onClose}
      >
        <X strokeWidth={1.5} />
      </Button>
    </span>
  );
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      aria-label={t("panel")}
      className="absolute inset-0 z-20 overflow-y-auto bg-background outline-none lg:static lg:z-auto lg:w-[35rem] lg:shrink-0 lg:border-l"
    >
      <MessageView {...view} layout="column" controls={controls} headingRef={focus} />
    </aside>
  );
}

function focus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
