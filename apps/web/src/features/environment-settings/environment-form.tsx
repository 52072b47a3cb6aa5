"use client";

import {
  Button,
  Description,
  FieldError,
  Input,
  Label,
  NumberField,
  Switch,
  TextField,
  toast,
} from "@heroui/react";
import type { EnvironmentDetail } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { ChoiceSelect } from "#ui/choice-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { readSchedule, writeSchedule } from "./read-schedule.ts";

const families = ["default", "both", "webhook", "svix"] as const;
const knownFields = [
  "name",
  "retrySchedule",
  "payloadRetentionDays",
  "endpointsPerApplication",
  "endpointThrottleRate",
];

type EnvironmentFormProps = { environmentId: string; settings: EnvironmentDetail; canChange: boolean };

/** Its fields keep what was typed; what the server refuses stands at its field. */
export function EnvironmentForm({ environmentId, settings, canChange }: EnvironmentFormProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("environmentSettings");
  const refusalWords = useRefusalWords();
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [name, setName] = useState(settings.name);
  const [schedule, setSchedule] = useState(writeSchedule(settings.retrySchedule ?? []));
  const [retentionDays, setRetentionDays] = useState(settings.payloadRetentionDays);
  const [endpoints, setEndpoints] = useState(settings.endpointsPerApplication);
  const [throttleRate, setThrottleRate] = useState(settings.endpointThrottleRate);
  const [disableOnFailure, setDisableOnFailure] = useState(settings.disableOnFailure);
  const [family, setFamily] = useState<(typeof families)[number]>(settings.headerFamily ?? "default");
  const [isScheduleWrong, setIsScheduleWrong] = useState(false);
  const update = useMutation(
    trpc.environmentSettings.update.mutationOptions({
      onSuccess: async () => {
        toast.success(t("saved"));
        await queryClient.invalidateQueries(trpc.environmentSettings.get.queryFilter({ environmentId }));
        router.refresh();
      },
    }),
  );
  const problemOf = (field: string) => refusalWords(fieldProblem(update.error, field));
  const isElsewhere = update.isError && knownFields.every((field) => problemOf(field) === undefined);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const delays = readSchedule(schedule);
    setIsScheduleWrong(delays === null);
    if (delays === null) return;
    update.mutate({
      environmentId,
      changes: {
        name,
        retrySchedule: delays.length === 0 ? null : delays,
        payloadRetentionDays: retentionDays,
        endpointsPerApplication: endpoints,
        endpointThrottleRate: throttleRate,
        disableOnFailure,
        headerFamily: family === "default" ? null : family,
      },
    });
  }

  const text = (
    field: "name" | "retrySchedule",
    value: string,
    onChange: (value: string) => void,
    problem: string | undefined,
  ) => (
    <TextField
      name={field}
      value={value}
      onChange={onChange}
      validationBehavior="aria"
      isInvalid={problem !== undefined}
      isReadOnly={!canChange}
      fullWidth
    >
      <Label>{t(`fields.${field}`)}</Label>
      <Input maxLength={500} placeholder={field === "retrySchedule" ? t("serverDefault") : ""} />
      <Description>{t(`hints.${field}`)}</Description>
      <FieldError>{problem}</FieldError>
    </TextField>
  );
  const number = (
    field: "payloadRetentionDays" | "endpointsPerApplication" | "endpointThrottleRate",
    value: number,
    onChange: (value: number) => void,
    placeholder = "",
  ) => (
    <NumberField
      name={field}
      value={value}
      onChange={onChange}
      minValue={1}
      isInvalid={problemOf(field) !== undefined}
      validationBehavior="aria"
      isReadOnly={!canChange}
    >
      <Label>{t(`fields.${field}`)}</Label>
      <NumberField.Group className="max-w-48">
        <NumberField.DecrementButton />
        <NumberField.Input placeholder={placeholder} className="w-20" />
        <NumberField.IncrementButton />
      </NumberField.Group>
      <Description>{t(`hints.${field}`)}</Description>
      <FieldError>{problemOf(field)}</FieldError>
    </NumberField>
  );
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-6">
      {isElsewhere ? <Notice status="danger" title={callFailureWords(update.error)} /> : null}
      {canChange ? null : <Notice status="info" title={t("readOnly")} />}
      {text("name", name, setName, problemOf("name"))}
      {text(
        "retrySchedule",
        schedule,
        setSchedule,
        isScheduleWrong ? t("scheduleWrong") : problemOf("retrySchedule"),
      )}
      {number("payloadRetentionDays", retentionDays, setRetentionDays)}
      {number("endpointsPerApplication", endpoints, setEndpoints)}
      {number(
        "endpointThrottleRate",
        throttleRate ?? Number.NaN,
        (rate) => setThrottleRate(Number.isNaN(rate) ? null : rate),
        t("noLimit"),
      )}
      <Switch isSelected={disableOnFailure} onChange={setDisableOnFailure} isDisabled={!canChange}>
        <Switch.Content>
          <Switch.Control>
            <Switch.Thumb />
          </Switch.Control>
          <span>
            {t("fields.disableOnFailure")}
            <span className="block text-xs font-normal text-muted">{t("hints.disableOnFailure")}</span>
          </span>
        </Switch.Content>
      </Switch>
      <ChoiceSelect
        label={t("fields.headerFamily")}
        hint={t("hints.headerFamily")}
        value={family}
        choices={families}
        wordsOf={(one) => (one === "default" ? t("serverDefault") : t(`families.${one}`))}
        isDisabled={!canChange}
        onChange={setFamily}
      />
      {canChange ? (
        <div className="flex justify-end border-t pt-4">
          <Button type="submit" size="sm" isPending={update.isPending}>
            {t("save")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
