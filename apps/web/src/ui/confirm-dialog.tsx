"use client";

import { AlertDialog, Button, Input, Label, TextField } from "@heroui/react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

type ConfirmDialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  children: ReactNode;
  /** A verb that names what happens. */
  confirm: string;
  isHarmful?: boolean;
  /** What is typed by hand before it goes on: the name of what is harmed. */
  nameToType?: string | undefined;
  /** False while something is to be chosen first. */
  isReady?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
};

/** Asks before something that cannot be taken back, and says what it stops. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onOpenChange } = props;
  return (
    <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={onOpenChange} isKeyboardDismissDisabled={false}>
      <AlertDialog.Container>
        <AlertDialog.Dialog className="sm:max-w-[30rem]">
          <Question {...props} />
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}

/** Is made anew each time it is asked: what was typed for one thing does not count for the next. */
function Question(props: ConfirmDialogProps) {
  const t = useTranslations("ui");
  const {
    title,
    children,
    confirm,
    isHarmful = false,
    nameToType,
    isReady = true,
    isPending = false,
  } = props;
  const [typed, setTyped] = useState("");
  const isNamed = nameToType === undefined || typed.trim() === nameToType.trim();
  return (
    <>
      <AlertDialog.Header>
        <AlertDialog.Heading>{title}</AlertDialog.Heading>
      </AlertDialog.Header>
      <AlertDialog.Body className="[overflow-wrap:anywhere]">
        {children}
        {nameToType === undefined ? null : (
          <TextField value={typed} onChange={setTyped} className="mt-4 p-0.5" autoFocus fullWidth>
            <Label>{t("typeName", { name: nameToType })}</Label>
            <Input autoComplete="off" spellCheck={false} dir="auto" />
          </TextField>
        )}
      </AlertDialog.Body>
      <AlertDialog.Footer>
        <Button variant="outline" size="sm" slot="close">
          {t("cancel")}
        </Button>
        <Button
          variant={isHarmful ? "danger" : "primary"}
          size="sm"
          isPending={isPending}
          isDisabled={!isReady || !isNamed}
          onPress={props.onConfirm}
        >
          {confirm}
        </Button>
      </AlertDialog.Footer>
    </>
  );
}
