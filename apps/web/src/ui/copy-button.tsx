"use client";

import { Button } from "@heroui/react";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const shownMs = 1_500;

type CopyButtonProps = {
  /** What is copied, or a way to make it when it is asked for. */
  value: string | (() => string | Promise<string>);
  className?: string;
} & (
  | {
      /** What it is, for those who do not see where the button stands. */
      label: string;
      /** Shown beside the icon; a part of the button's name. */
      children?: string;
    }
  | {
      label?: undefined;
      /** Names the button. */
      children: string;
    }
);

/** Copies with one click and says so. */
export function CopyButton({ value, label, children, className = "" }: CopyButtonProps) {
  const t = useTranslations("ui");
  const [outcome, setOutcome] = useState<"copied" | "copyFailed" | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(typeof value === "string" ? value : await value());
      setOutcome("copied");
    } catch {
      setOutcome("copyFailed");
    }
  }

  const Icon = outcome === "copied" ? Check : Copy;
  return (
    <Button
      size="sm"
      variant={children ? "outline" : "ghost"}
      isIconOnly={!children}
      {...(label === undefined ? {} : { "aria-label": t("copy", { what: label }) })}
      onPress={copy}
      className={children ? className : `size-6 min-w-6 text-muted ${className}`}
    >
      <Icon strokeWidth={1.5} className={outcome === "copied" ? "text-success" : ""} />
      {children}
      <span role="status" className="sr-only">
        {outcome === null ? "" : t(outcome)}
      </span>
    </Button>
  );
}
