"use client";

import { Button, Dropdown, Label, toast } from "@heroui/react";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { isRaw, type Publishable, publishWithCurl, publishWithTypeScript } from "./publish-snippets.ts";

const languages = { curl: "curl", typescript: "TypeScript" } as const;

/** Code that publishes the same message again. The SDK publishes JSON alone, the API also what is none. */
export function CopyAsMenu({ message }: { message: Publishable }) {
  const t = useTranslations("messages.detail");
  async function copy(as: string | number): Promise<void> {
    const isCurl = as === "curl";
    const code = isCurl ? publishWithCurl(message) : publishWithTypeScript(message);
    try {
      await navigator.clipboard.writeText(code);
      toast.success(t("copied", { language: isCurl ? languages.curl : languages.typescript }));
    } catch {
      toast.danger(t("copyFailed"));
    }
  }

  return (
    <Dropdown>
      <Button size="sm" variant="outline">
        {t("copyAs")}
        <ChevronDown strokeWidth={1.5} />
      </Button>
      <Dropdown.Popover placement="bottom end" className="min-w-40">
        <Dropdown.Menu onAction={copy}>
          <Dropdown.Item id="curl" textValue={languages.curl}>
            <Label>{languages.curl}</Label>
          </Dropdown.Item>
          {isRaw(message) ? null : (
            <Dropdown.Item id="typescript" textValue={languages.typescript}>
              <Label>{languages.typescript}</Label>
            </Dropdown.Item>
          )}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
