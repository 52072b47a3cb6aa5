"use client";

import { Button, FieldError, Input, Label, Modal, TextField } from "@heroui/react";
import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";

type NameDialogProps = {
  title: string;
  /** A verb that names what happens. */
  confirm: string;
  name?: string;
  isRefused: boolean;
  isPending: boolean;
  children?: ReactNode;
  onClose: () => void;
  onName: (name: string) => void;
};

/** Asks for the name of an environment or organization. */
export function NameDialog(props: NameDialogProps) {
  const { title, confirm, name = "", isRefused, isPending, children, onClose, onName } = props;
  const t = useTranslations("organization");
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    onName(String(new FormData(event.currentTarget).get("name")));
  }
  return (
    <Modal.Backdrop
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-[26rem]">
          <Modal.Header>
            <Modal.Heading>{title}</Modal.Heading>
          </Modal.Header>
          <form onSubmit={submit}>
            <Modal.Body className="flex flex-col gap-4">
              <TextField
                name="name"
                defaultValue={name}
                isRequired
                autoComplete="off"
                validationBehavior="aria"
                isInvalid={isRefused}
                fullWidth
              >
                <Label>{t("name")}</Label>
                <Input autoFocus />
                <FieldError>{isRefused ? t("noName") : null}</FieldError>
              </TextField>
              {children}
            </Modal.Body>
            <Modal.Footer>
              <Button variant="outline" size="sm" slot="close">
                {t("cancel")}
              </Button>
              <Button type="submit" size="sm" isPending={isPending}>
                {confirm}
              </Button>
            </Modal.Footer>
          </form>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
