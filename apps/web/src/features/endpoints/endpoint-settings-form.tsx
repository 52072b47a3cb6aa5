"use client";

import { Description, FieldError, Input, Label, TextArea, TextField, toast } from "@heroui/react";
import type { EndpointHeadersOut, EndpointOut } from "@posthorn/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PortalError } from "#features/portal/portal-error.ts";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useFailureWords } from "#features/portal/use-failure-words.ts";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { HeaderFields } from "./header-fields.tsx";
import { headersPatch, type SettingsFields, settingsFields, settingsPatch } from "./settings-fields.ts";
import { endpointKeys } from "./use-endpoint-actions.ts";

type EndpointSettingsFormProps = { endpoint: EndpointOut; headers: EndpointHeadersOut; onClose: () => void };

/** Limits, channels, headers and properties. What was typed stays when the server refuses it. */
export function EndpointSettingsForm({ endpoint, headers, onClose }: EndpointSettingsFormProps) {
  const t = useTranslations("endpointSettings");
  const failureWords = useFailureWords();
  const [fields, setFields] = useState(() => settingsFields(endpoint, headers));
  const set = (change: Partial<SettingsFields>) => setFields({ ...fields, ...change });
  const save = useSaveSettings({ endpoint, headers, onSaved: onClose });
  const patch = settingsPatch(fields);
  const refusalWords = useRefusalWords();
  const refused = save.error instanceof PortalError ? save.error.fields : {};
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t("changeTitle")}
      confirm={t("save")}
      isReady={patch !== undefined}
      isPending={save.isPending}
      onConfirm={() => save.mutate(fields)}
    >
      <div className="flex max-h-[65dvh] flex-col gap-4 overflow-y-auto p-0.5">
        {save.error ? <Notice status="danger" title={failureWords(save.error)} /> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField label={t("rate")} value={fields.rate} onChange={(rate) => set({ rate })} />
          <NumberField
            label={t("inFlight")}
            value={fields.inFlight}
            onChange={(inFlight) => set({ inFlight })}
          />
        </div>
        <p className="-mt-2 text-xs text-muted">{t("emptyIsNone")}</p>
        <TextField
          value={fields.channels}
          onChange={(channels) => set({ channels })}
          validationBehavior="aria"
          isInvalid={refused.channels !== undefined}
          fullWidth
        >
          <Label>{t("channels")}</Label>
          <Input className="font-mono text-[13px]" spellCheck="false" />
          <Description>{t("channelsHint")}</Description>
          <FieldError>{refusalWords(refused.channels)}</FieldError>
        </TextField>
        <HeaderFields fields={fields.headers} onChange={(next) => set({ headers: next })} />
        <TextField
          value={fields.properties}
          onChange={(properties) => set({ properties })}
          validationBehavior="aria"
          isInvalid={patch === undefined || refused.properties !== undefined}
          fullWidth
        >
          <Label>{t("properties")}</Label>
          <TextArea rows={3} className="font-mono text-[13px]" spellCheck="false" />
          <Description>{t("propertiesHint")}</Description>
          <FieldError>{refusalWords(refused.properties) ?? t("propertiesProblem")}</FieldError>
        </TextField>
      </div>
    </ConfirmDialog>
  );
}

type NumberFieldProps = { label: string; value: string; onChange: (digits: string) => void };

function NumberField({ label, value, onChange }: NumberFieldProps) {
  return (
    <TextField
      value={value}
      onChange={(typed) => onChange(typed.replace(/\D/g, ""))}
      inputMode="numeric"
      fullWidth
    >
      <Label>{label}</Label>
      <Input />
    </TextField>
  );
}

type SaveOptions = { endpoint: EndpointOut; headers: EndpointHeadersOut; onSaved: () => void };

/** Headers have a call of their own; what was saved of them before the other was refused is saved. */
function useSaveSettings({ endpoint: { id }, headers, onSaved }: SaveOptions) {
  const t = useTranslations("endpointSettings");
  const { api } = usePortal();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (fields: SettingsFields) => {
      const patch = settingsPatch(fields);
      const change = headersPatch(fields.headers, headers);
      if (change) await api.patchHeaders(id, change);
      return patch && (await api.patchEndpoint(id, patch));
    },
    onSuccess: (saved) => {
      toast.success(t("saved"));
      queryClient.setQueryData(endpointKeys.one(id), saved);
      onSaved();
      return queryClient.invalidateQueries({ queryKey: endpointKeys.list });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: endpointKeys.headers(id) }),
  });
}
