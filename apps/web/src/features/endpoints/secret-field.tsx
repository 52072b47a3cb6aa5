"use client";

import { Button, Label, ListBox, Select } from "@heroui/react";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeBlock } from "#ui/code-block.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { verifySnippets } from "./verify-snippets.ts";

type SecretFieldProps = {
  /** Undefined until it was asked for. */
  secret: string | undefined;
  /** What it begins with, which is no secret. */
  prefix?: "whsec_" | "whpk_";
  isLoading?: boolean;
  /** Called before it is shown or copied for the first time. */
  onAsk?: () => void;
  hint: string;
};

/** A secret that stays hidden until it is asked for. */
export function SecretField(props: SecretFieldProps) {
  const t = useTranslations("endpoints");
  const { secret, prefix = "whsec_", isLoading = false, onAsk, hint } = props;
  const [isWanted, setIsWanted] = useState(false);
  const isShown = isWanted && secret !== undefined;
  const Icon = isShown ? EyeOff : Eye;

  function toggle(): void {
    if (!isShown) onAsk?.();
    setIsWanted(!isShown);
  }

  return (
    <div>
      <div className="flex min-h-9 items-center gap-1 rounded-lg border bg-surface-secondary py-1 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 font-mono text-[13px] [overflow-wrap:anywhere]">
          {isShown ? secret : `${prefix}${"•".repeat(20)}`}
        </code>
        <Button
          isIconOnly
          size="sm"
          variant="ghost"
          className="size-7 min-w-7"
          isPending={isLoading}
          aria-label={isShown ? t("hideSecret") : t("showSecret")}
          onPress={toggle}
        >
          <Icon strokeWidth={1.5} />
        </Button>
        {secret === undefined ? null : <CopyButton value={secret} label={t("copySecret")} />}
      </div>
      <p className="mt-1.5 text-xs text-muted">{hint}</p>
    </div>
  );
}

/** Code that verifies what is signed with the secret, in the language of the receiver. */
export function VerifySnippets() {
  const t = useTranslations("endpoints");
  const [chosen, setChosen] = useState<string>(verifySnippets[0].id);
  const snippet = verifySnippets.find(({ id }) => id === chosen) ?? verifySnippets[0];
  return (
    <div className="flex flex-col gap-2">
      <Select
        className="w-56"
        value={snippet.id}
        onChange={(key) => {
          if (key !== null) setChosen(String(key));
        }}
      >
        <Label>{t("verifyWith")}</Label>
        <Select.Trigger>
          <Select.Value />
          <Select.Indicator />
        </Select.Trigger>
        <Select.Popover>
          <ListBox>
            {verifySnippets.map(({ id, name }) => (
              <ListBox.Item key={id} id={id}>
                {name}
              </ListBox.Item>
            ))}
          </ListBox>
        </Select.Popover>
      </Select>
      <CodeBlock code={snippet.code} label={t("code")} />
    </div>
  );
}
