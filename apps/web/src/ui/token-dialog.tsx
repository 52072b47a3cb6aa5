"use client";

import { Button, Modal } from "@heroui/react";
import { CodeBlock } from "./code-block.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Notice } from "./notice.tsx";

type TokenDialogProps = {
  /** Null: none was made. */
  token: string | null;
  /** A first use of it. */
  code: string;
  words: Record<"title" | "once" | "keep" | "label" | "code" | "done", string>;
  onClose: () => void;
};

/** The token of a new key, shown this once. A click beside it does not close it. */
export function TokenDialog({ token, code, words, onClose }: TokenDialogProps) {
  return (
    <Modal.Backdrop isOpen={token !== null} onOpenChange={onClose} isDismissable={false}>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-[36rem]">
          <Modal.Header>
            <Modal.Heading>{words.title}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="flex flex-col gap-4">
            <Notice status="warning" title={words.once}>
              {words.keep}
            </Notice>
            <div className="flex items-start gap-2 rounded-md border bg-surface-secondary px-3 py-2">
              <code className="min-w-0 flex-1 font-mono text-[13px] [overflow-wrap:anywhere]">{token}</code>
              <CopyButton value={token ?? ""} label={words.label} />
            </div>
            <CodeBlock code={code} label={words.code} />
          </Modal.Body>
          <Modal.Footer>
            <Button size="sm" slot="close">
              {words.done}
            </Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
