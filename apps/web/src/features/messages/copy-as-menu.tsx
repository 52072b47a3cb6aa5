"use client";

import { Button, Dropdown, Label, toast } from "@heroui/react";
import { ChevronDown } from "lucide-react";
import { messagesText } from "./messages-text.ts";
import { isRaw, type Publishable, publishWithCurl, publishWithTypeScript } from "./publish-snippets.ts";

const text = messagesText.detail;

/** Code that publishes the same message again. The SDK publishes JSON alone, the API also what is none. */
export function CopyAsMenu({ message }: { message: Publishable }) {
  async function copy(as: string | number): Promise<void> {
    const isCurl = as === "curl";
    const code = isCurl ? publishWithCurl(message) : publishWithTypeScript(message);
    try {
      await navigator.clipboard.writeText(code);
      toast.success(text.copied(isCurl ? text.curl : text.typescript));
    } catch {
      toast.danger(text.copyFailed);
    }
  }

  return (
    <Dropdown>
      <Button size="sm" variant="outline">
        {text.copyAs}
        <ChevronDown strokeWidth={1.5} />
      </Button>
      <Dropdown.Popover placement="bottom end" className="min-w-40">
        <Dropdown.Menu onAction={copy}>
          <Dropdown.Item id="curl" textValue={text.curl}>
            <Label>{text.curl}</Label>
          </Dropdown.Item>
          {isRaw(message) ? null : (
            <Dropdown.Item id="typescript" textValue={text.typescript}>
              <Label>{text.typescript}</Label>
            </Dropdown.Item>
          )}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
