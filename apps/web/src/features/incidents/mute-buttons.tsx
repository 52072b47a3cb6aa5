"use client";

import { Button, Dropdown, toast } from "@heroui/react";
import type { IncidentOut } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";

const hourMs = 3_600_000;
const spans = { hour: hourMs, day: 24 * hourMs, week: 168 * hourMs, always: null } as const;
type Span = keyof typeof spans;

type MuteButtonsProps = {
  environmentId: string;
  application: string;
  endpoint: string;
  muted: IncidentOut["muted"];
};

/** Whether incidents of this endpoint alert anybody. */
export function MuteButtons({ muted, ...ref }: MuteButtonsProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("incidents.mute");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = (words: string) => ({
    onSuccess: async () => {
      toast.success(words);
      await queryClient.invalidateQueries(trpc.incidents.get.queryFilter());
    },
    onError: (error: unknown) => toast.danger(callFailureWords(error)),
  });
  const mute = useMutation(trpc.incidents.mute.mutationOptions(options(t("muted"))));
  const unmute = useMutation(trpc.incidents.unmute.mutationOptions(options(t("unmuted"))));
  if (muted) {
    return (
      <Button size="sm" variant="outline" isPending={unmute.isPending} onPress={() => unmute.mutate(ref)}>
        {t("unmute")}
      </Button>
    );
  }
  return (
    <Dropdown>
      <Button size="sm" variant="outline" isPending={mute.isPending}>
        {t("action")}
      </Button>
      <Dropdown.Popover>
        <Dropdown.Menu
          onAction={(key) => {
            const ms = spans[key as Span];
            mute.mutate({ ...ref, until: ms === null ? null : new Date(Date.now() + ms).toISOString() });
          }}
        >
          {(Object.keys(spans) as Span[]).map((span) => (
            <Dropdown.Item key={span} id={span} textValue={t(`spans.${span}`)}>
              {t(`spans.${span}`)}
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
