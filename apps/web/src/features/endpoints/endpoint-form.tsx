"use client";

import { Button, FieldError, Input, Label, TextField } from "@heroui/react";
import type { ApplicationEventTypeOut, EndpointOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import type { Chosen } from "#features/event-types/choose-event-types.ts";
import { EventTypePicker } from "#features/event-types/event-type-picker.tsx";
import type { EndpointFields } from "#features/portal/portal-api.ts";
import { PortalError } from "#features/portal/portal-error.ts";
import { useFailureWords } from "#features/portal/use-failure-words.ts";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { LinkButton } from "#ui/link-button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { PrivateAddresses } from "./check-url.ts";
import { UrlField } from "./url-field.tsx";

type EndpointFormProps = {
  /** What it starts from; none for a new one. */
  endpoint?: EndpointOut;
  eventTypes: readonly ApplicationEventTypeOut[];
  allowed: PrivateAddresses;
  /** False: it comes from elsewhere, and is not asked for. */
  hasUrl?: boolean;
  submit: string;
  cancelHref: string;
  isPending: boolean;
  error: Error | null;
  onSubmit: (fields: EndpointFields) => void;
  /** What was refused is being changed. */
  onEdit: () => void;
  children?: ReactNode;
};

/** Where messages go and which. What was typed stays when the server refuses it; the refusal stands at its field. */
export function EndpointForm(props: EndpointFormProps) {
  const t = useTranslations("endpoints");
  const types = useTranslations("eventTypes");
  const ui = useTranslations("ui");
  const { endpoint, eventTypes, allowed, error, hasUrl = true } = props;
  const refusalWords = useRefusalWords();
  const failureWords = useFailureWords();
  const [url, setUrl] = useState(endpoint?.url ?? "");
  const [description, setDescription] = useState(endpoint?.description ?? "");
  const [chosen, setChosen] = useState<Chosen | null>(
    endpoint?.eventTypes ? new Set(endpoint.eventTypes) : null,
  );
  const [isChoiceMissing, setIsChoiceMissing] = useState(false);
  const refused = error instanceof PortalError && error.kind === "refused" ? error.fields : {};
  const isKnownField = [...(hasUrl ? ["url"] : []), "description", "eventTypes"].some(
    (name) => refused[name] !== undefined,
  );

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setIsChoiceMissing(chosen?.size === 0);
    if (chosen?.size === 0) return;
    props.onSubmit({ url: url.trim(), description, eventTypes: chosen && [...chosen] });
  }

  return (
    <form
      onSubmit={submit}
      onChange={error ? props.onEdit : undefined}
      className="flex max-w-xl flex-col gap-5"
    >
      {error && !isKnownField ? <Notice status="danger" title={failureWords(error)} /> : null}
      {hasUrl ? (
        <UrlField value={url} onChange={setUrl} allowed={allowed} refusal={refusalWords(refused.url)} />
      ) : null}
      <TextField
        name="description"
        value={description}
        onChange={setDescription}
        validationBehavior="aria"
        isInvalid={refused.description !== undefined}
        fullWidth
      >
        <Label>{t("description")}</Label>
        <Input maxLength={4_096} />
        <FieldError>{refusalWords(refused.description)}</FieldError>
      </TextField>
      <EventTypePicker
        types={eventTypes}
        value={chosen}
        onChange={setChosen}
        problem={
          isChoiceMissing && chosen?.size === 0 ? types("chooseOne") : refusalWords(refused.eventTypes)
        }
      />
      {props.children}
      <div className="flex justify-end gap-2 border-t pt-4">
        <LinkButton href={props.cancelHref}>{ui("cancel")}</LinkButton>
        <Button type="submit" size="sm" isPending={props.isPending}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}
