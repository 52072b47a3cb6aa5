"use client";

import { Button, Description, Dropdown, Label, toast } from "@heroui/react";
import type { EndpointOut } from "@posthorn/contract";
import { useMutation } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import { subscriptionOf } from "#features/portal-event-types/subscription.ts";
import { useEventTypes } from "#features/portal-event-types/use-event-types.ts";

/** Sends the example of an event type to one endpoint; its outcome comes by the stream. */
export function SendTest({ endpoint }: { endpoint: EndpointOut }) {
  const t = useTranslations("endpoints");
  const { api } = usePortal();
  const toastFailure = useToastFailure();
  const eventTypes = useEventTypes();
  const withExample = eventTypes.data?.filter(({ hasExample }) => hasExample) ?? [];
  const askedFor = withExample.filter(
    ({ name }) => subscriptionOf(endpoint.eventTypes, name).by !== "nothing",
  );
  const offered = askedFor.length > 0 ? askedFor : withExample;
  const emptyWords = {
    pending: t("testLoading"),
    error: eventTypes.isFetching ? t("testLoading") : t("testFailed"),
    success: t("testNoTypes"),
  }[eventTypes.status];
  const send = useMutation({
    mutationFn: (eventType: string) => api.sendExample(endpoint.id, eventType),
    onSuccess: () => {
      toast.success(t("testSent"), { description: t("testSentHint") });
    },
    onError: toastFailure,
  });
  return (
    <Dropdown onOpenChange={(isOpen) => isOpen && eventTypes.isError && eventTypes.refetch()}>
      <Button size="sm" isPending={send.isPending}>
        {t("test")}
        <ChevronDown strokeWidth={1.5} />
      </Button>
      <Dropdown.Popover placement="bottom end" className="max-h-96">
        <Dropdown.Menu
          aria-label={t("testEvent")}
          onAction={(name) => send.mutate(String(name))}
          renderEmptyState={() => <p className="px-2.5 py-1.5 text-muted">{emptyWords}</p>}
        >
          {offered.map(({ name, title, description }) => (
            <Dropdown.Item key={name} id={name} textValue={name}>
              <span className="flex flex-col">
                <Label className="font-mono text-[13px]">{name}</Label>
                {title || description ? <Description>{title ?? description}</Description> : null}
              </span>
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
