"use client";

import { Button, Description, Dropdown, Label, toast } from "@heroui/react";
import type { EndpointOut } from "@posthorn/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";

/** Sends the example of an event type to one endpoint; its outcome comes by the stream. */
export function SendTest({ endpoint }: { endpoint: EndpointOut }) {
  const t = useTranslations("endpoints");
  const { api } = usePortal();
  const toastFailure = useToastFailure();
  const eventTypes = useQuery({ queryKey: ["event-types"], queryFn: () => api.listEventTypes() });
  const withExample = eventTypes.data?.filter(({ schemas }) => hasExample(schemas)) ?? [];
  const askedFor = withExample.filter(({ name }) => isAskedFor(endpoint.eventTypes, name));
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
          {offered.map(({ name, description }) => (
            <Dropdown.Item key={name} id={name} textValue={name}>
              <span className="flex flex-col">
                <Label className="font-mono text-[13px]">{name}</Label>
                {description ? <Description>{description}</Description> : null}
              </span>
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

function isAskedFor(filters: readonly string[] | null, name: string): boolean {
  if (filters === null) return true;
  return filters.some((filter) =>
    filter.endsWith(".*") ? name.startsWith(filter.slice(0, -1)) : filter === name,
  );
}

/** The example stands in the newest schema, as `examples`. */
function hasExample(schemas: Record<string, unknown> | null): boolean {
  return Object.values(schemas ?? {}).some(
    (schema) => typeof schema === "object" && schema !== null && "examples" in schema,
  );
}
