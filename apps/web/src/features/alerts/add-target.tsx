"use client";

import {
  Button,
  Description,
  FieldError,
  Input,
  Label,
  ListBox,
  Modal,
  TextField,
  toast,
} from "@heroui/react";
import type { AlertFormat } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { FilterSelect } from "#ui/filter-select.tsx";
import { alertFormats } from "./alert-formats.ts";

/** Asks for an incoming-webhook URL, which is kept and not shown again. */
export function AddTarget({ environmentId }: { environmentId: string }) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("alerts");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [format, setFormat] = useState<AlertFormat>("slack");
  const create = useMutation(
    trpc.alerts.create.mutationOptions({
      onSuccess: async () => {
        setIsOpen(false);
        await queryClient.invalidateQueries(trpc.alerts.settings.queryFilter());
      },
      onError: (error) => {
        if (!fieldProblem(error, "url")) toast.danger(callFailureWords(error));
      },
    }),
  );
  const refusalWords = useRefusalWords();
  const problem = fieldProblem(create.error, "url");

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, url] = [String(form.get("name")), String(form.get("url"))];
    create.mutate({ environmentId, format, name, url });
  }

  return (
    <>
      <Button
        size="sm"
        onPress={() => {
          create.reset();
          setIsOpen(true);
        }}
      >
        {t("add")}
      </Button>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setIsOpen}>
        <Modal.Container>
          <Modal.Dialog className="sm:max-w-[30rem]">
            <Modal.Header>
              <Modal.Heading>{t("add")}</Modal.Heading>
            </Modal.Header>
            <form onSubmit={submit}>
              <Modal.Body className="flex flex-col gap-4">
                <FilterSelect
                  label={t("format")}
                  value={format}
                  onChange={(key) => setFormat(alertFormats.find((one) => one === key) ?? "json")}
                  className="w-48"
                >
                  {alertFormats.map((one) => (
                    <ListBox.Item key={one} id={one}>
                      {t(`formats.${one}`)}
                    </ListBox.Item>
                  ))}
                </FilterSelect>
                <TextField name="name" isRequired autoComplete="off" validationBehavior="aria" fullWidth>
                  <Label>{t("name")}</Label>
                  <Input />
                </TextField>
                <TextField
                  name="url"
                  type="url"
                  isRequired
                  autoComplete="off"
                  validationBehavior="aria"
                  isInvalid={problem !== undefined}
                  fullWidth
                >
                  <Label>{t("url")}</Label>
                  <Input />
                  <Description>{t(`hints.${format}`)}</Description>
                  <FieldError>{refusalWords(problem)}</FieldError>
                </TextField>
              </Modal.Body>
              <Modal.Footer>
                <Button size="sm" type="submit" isPending={create.isPending}>
                  {t("add")}
                </Button>
              </Modal.Footer>
            </form>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
