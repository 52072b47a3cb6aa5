"use client";

import { Button, Checkbox, Switch } from "@heroui/react";
import type { ApplicationEventTypeOut, ListedEndpointOut } from "@posthorn/contract";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { HealthWord } from "#features/endpoints/health-word.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { ExampleOutcome } from "./example-outcome.tsx";
import { StopDialog } from "./stop-dialog.tsx";
import {
  type Filters,
  groupPatternOf,
  type Stop,
  stopsOf,
  subscriptionOf,
  withFilter,
  withoutNewOf,
} from "./subscription.ts";
import { useSendExample } from "./use-send-example.ts";
import { useSubscription } from "./use-subscription.ts";

type SubscriberRowProps = {
  endpoint: ListedEndpointOut;
  type: ApplicationEventTypeOut;
  names: readonly string[];
};

/** One endpoint: whether it gets the event type, and the switch for that; an example sent to it, with the answer. */
export function SubscriberRow({ endpoint, type, names }: SubscriberRowProps) {
  const t = useTranslations("portalEventTypes");
  const { can } = usePortal();
  const { name } = type;
  const { id, url } = endpoint;
  const { filters, change } = useSubscription(endpoint);
  const example = useSendExample(id, name);
  const [stops, setStops] = useState<Stop[] | null>(null);
  const subscription = subscriptionOf(filters, name);
  const canManage = can("ManageEndpoint");

  function switchTo(isOn: boolean): void {
    if (change.isPending) return;
    const possible = isOn ? [] : stopsOf(filters, name, names);
    const isClear = possible.length === 1 && possible[0]?.what === "type";
    if (isOn) change.mutate({ to: (now) => withFilter(now, name), said: t("started", { url, name }) });
    else if (isClear) stop("type");
    else setStops(possible);
  }

  function stop(what: "type" | "group"): void {
    const to = (now: Filters) => {
      const found = stopsOf(now, name, names).find((one) => one.what === what);
      return found && found.what !== "endpoint" ? found.rest : now;
    };
    change.mutate({ to, said: t("stopped", { url, name }) }, { onSettled: () => setStops(null) });
  }

  return (
    <li className="not-first:border-t px-3 py-2.5 sm:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <Link
            href={`/portal/endpoints/${id}`}
            className="block truncate rounded-sm font-mono text-[13px] hover:underline"
            title={url}
          >
            {url}
          </Link>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-[13px] text-muted">
            {endpoint.health ? (
              <HealthWord health={endpoint.health} disabledReason={endpoint.disabledReason} />
            ) : null}
            <span>
              {subscription.by === "group"
                ? t("by.group", { pattern: subscription.pattern })
                : t(`by.${subscription.by}`)}
            </span>
          </p>
        </div>
        <div className="flex items-center gap-3 max-sm:w-full max-sm:justify-between">
          {can("CreateAttempts") && type.hasExample && !endpoint.disabled ? (
            <Button
              size="sm"
              variant="outline"
              isPending={example.send.isPending}
              onPress={() => example.send.mutate()}
              aria-label={t("sendExampleTo", { url })}
            >
              {t("sendExample")}
            </Button>
          ) : null}
          {canManage ? (
            <Switch
              isSelected={subscription.by !== "nothing"}
              onChange={switchTo}
              aria-label={t("gets", { url, name })}
            >
              <Switch.Content>
                <Switch.Control>
                  <Switch.Thumb />
                </Switch.Control>
              </Switch.Content>
            </Switch>
          ) : null}
        </div>
      </div>
      {canManage ? (
        <NewOfGroup name={name} names={names} filters={filters} url={url} change={change} />
      ) : null}
      {example.messageId === null ? null : <ExampleOutcome endpointId={id} messageId={example.messageId} />}
      {stops ? (
        <StopDialog
          endpoint={endpoint}
          name={name}
          subscription={subscription}
          stops={stops}
          isPending={change.isPending}
          onStop={stop}
          onClose={() => setStops(null)}
        />
      ) : null}
    </li>
  );
}

type NewOfGroupProps = {
  name: string;
  names: readonly string[];
  filters: Filters;
  url: string;
  change: ReturnType<typeof useSubscription>["change"];
};

/** Whether the endpoint gets the whole group, with what is added to it later; nothing where it gets more than that. */
function NewOfGroup({ name, names, filters, url, change }: NewOfGroupProps) {
  const t = useTranslations("portalEventTypes");
  const pattern = groupPatternOf(name);
  if (pattern === null || filters === null) return null;
  const isOn = filters.includes(pattern);
  if (!isOn && subscriptionOf(filters, name).by === "group") return null;

  function choose(isChosen: boolean): void {
    if (change.isPending || pattern === null) return;
    change.mutate({
      to: (now) => (isChosen || now === null ? withFilter(now, pattern) : withoutNewOf(now, pattern, names)),
      said: isChosen ? t("newOn", { url, pattern }) : t("newOff", { url, pattern }),
    });
  }

  return (
    <Checkbox isSelected={isOn} onChange={choose} className="mt-1.5">
      <Checkbox.Content>
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        <span className="text-[13px] font-normal text-muted">{t("alsoNew", { pattern })}</span>
      </Checkbox.Content>
    </Checkbox>
  );
}
