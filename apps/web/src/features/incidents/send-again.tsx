"use client";

import { Input, Label, Radio, RadioGroup, TextField, toast } from "@heroui/react";
import type { IncidentOut } from "@posthorn/domain";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { useFormat } from "#ui/use-format.ts";

const longestMs = 14 * 86_400_000;
const fastest = 500;

type SendAgainProps = {
  environmentId: string;
  application: string;
  endpoint: string;
  incident: IncidentOut;
  isOpen: boolean;
  onClose: () => void;
};

/** Says how much is sent again, from when to when and how fast, before it is. */
export function SendAgain({ incident, isOpen, onClose, ...ref }: SendAgainProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("incidents.sendAgain");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const format = useFormat();
  const [from, setFrom] = useState(() => localTime(startOf(incident)));
  const [to, setTo] = useState("");
  const [isWithMissed, setIsWithMissed] = useState(false);
  const [pace, setPace] = useState("10");
  const span = spanOf(from, to);
  const messagesPerSecond = Number(pace);
  const isPace =
    Number.isInteger(messagesPerSecond) && messagesPerSecond >= 1 && messagesPerSecond <= fastest;
  const counted = useQuery(
    trpc.incidents.count.queryOptions(isOpen && span ? { ...ref, ...span } : skipToken),
  );
  const sendAgain = useMutation(
    trpc.incidents.sendAgain.mutationOptions({
      onSuccess: async () => {
        onClose();
        toast.success(t("started"));
        await queryClient.invalidateQueries(trpc.incidents.get.queryFilter());
      },
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  const { failed, missed } = counted.data ?? {};
  const all = failed &&
    missed && { count: failed.count + missed.count, isMore: failed.isMore || missed.isMore };
  const chosen = isWithMissed ? all : failed;
  const words = (key: "failed" | "both" | "confirm", one: typeof all) =>
    one ? t(one.isMore ? `${key}More` : key, { count: one.count }) : t(`${key}Unknown`);
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t("title", { url: incident.endpoint.url })}
      confirm={words("confirm", chosen)}
      isReady={span !== null && isPace && chosen !== undefined && chosen.count > 0}
      isPending={sendAgain.isPending}
      onConfirm={() => {
        if (span) sendAgain.mutate({ ...ref, ...span, isWithMissed, messagesPerSecond });
      }}
    >
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <TextField value={from} onChange={setFrom} isInvalid={span === null}>
            <Label>{t("from")}</Label>
            <Input type="datetime-local" step={1} />
          </TextField>
          <TextField value={to} onChange={setTo}>
            <Label>{t("to")}</Label>
            <Input type="datetime-local" step={1} />
          </TextField>
        </div>
        <RadioGroup
          aria-label={t("what")}
          value={isWithMissed ? "both" : "failed"}
          onChange={(value) => setIsWithMissed(value === "both")}
        >
          {(["failed", "both"] as const).map((key) => (
            <Radio key={key} value={key}>
              <Radio.Content>
                <Radio.Control>
                  <Radio.Indicator />
                </Radio.Control>
                <Label>{words(key, key === "both" ? all : failed)}</Label>
              </Radio.Content>
            </Radio>
          ))}
        </RadioGroup>
        <TextField value={pace} onChange={setPace} isInvalid={!isPace} className="max-w-40">
          <Label>{t("pace")}</Label>
          <Input inputMode="numeric" />
        </TextField>
        <p role="status" className="text-muted">
          {counted.isError ? callFailureWords(counted.error) : null}
          {chosen && chosen.count > 0 && isPace
            ? t("takes", { duration: format.duration(Math.ceil(chosen.count / messagesPerSecond) * 1_000) })
            : null}
        </p>
      </div>
    </ConfirmDialog>
  );
}

/** Where the incident began, as far back as one may go. */
function startOf({ firstFailureAt }: IncidentOut): Date {
  return new Date(Math.max(Date.parse(firstFailureAt), Date.now() - longestMs + 60_000));
}

/** In the reader's zone, as the field has it. A second early, since the field knows no less. */
function localTime(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000 - 1_000);
  return local.toISOString().slice(0, 19);
}

/** Null while it is no stretch of time. An empty end is now. */
function spanOf(from: string, to: string): { since: string; until?: string } | null {
  const since = new Date(from);
  const until = new Date(to);
  if (Number.isNaN(since.getTime())) return null;
  if (to === "") return { since: since.toISOString() };
  if (Number.isNaN(until.getTime()) || until <= since) return null;
  return { since: since.toISOString(), until: until.toISOString() };
}
