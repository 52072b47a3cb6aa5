"use client";

import { AlertDialog, Button } from "@heroui/react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type ConfirmDialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  children: ReactNode;
  /** A verb that names what happens. */
  confirm: string;
  isHarmful?: boolean;
  /** False while something is to be chosen first. */
  isReady?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
};

/** Asks before something that cannot be taken back, and says what it stops. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useTranslations("ui");
  const { isOpen, onOpenChange, title, children, confirm } = props;
  const { isHarmful = false, isReady = true, isPending = false } = props;
  return (
    <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={onOpenChange} isKeyboardDismissDisabled={false}>
      <AlertDialog.Container>
        <AlertDialog.Dialog className="sm:max-w-[30rem]">
          <AlertDialog.Header>
            <AlertDialog.Heading>{title}</AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body className="[overflow-wrap:anywhere]">{children}</AlertDialog.Body>
          <AlertDialog.Footer>
            <Button variant="outline" size="sm" slot="close">
              {t("cancel")}
            </Button>
            <Button
              variant={isHarmful ? "danger" : "primary"}
              size="sm"
              isPending={isPending}
              isDisabled={!isReady}
              onPress={props.onConfirm}
            >
              {confirm}
            </Button>
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}
