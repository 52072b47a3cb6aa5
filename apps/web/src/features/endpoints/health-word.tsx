"use client";

import type { EndpointDisabledReason, EndpointHealth } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { attemptWords } from "#features/deliveries/attempt-words.ts";
import { Timestamp } from "#ui/timestamp.tsx";
import { useFormat } from "#ui/use-format.ts";

type HealthWordProps = {
  health: EndpointHealth;
  disabledReason: EndpointDisabledReason | null | undefined;
  /** Also why, as a sentence of its own. */
  isLong?: boolean;
};

const looks = {
  healthy: { colour: "", mark: "size-2 rounded-full bg-success" },
  failing: { colour: "text-danger", mark: "size-2 rotate-45 bg-danger" },
  disabled: { colour: "text-muted", mark: "h-0.5 w-2.5 rounded-full bg-muted" },
} as const;

/** How an endpoint is, with a shape and a word; since when, and why. */
export function HealthWord({ health, disabledReason, isLong = false }: HealthWordProps) {
  const t = useTranslations("allEndpoints");
  const { colour, mark } = looks[health.state];
  const since = health.state === "disabled" ? health.disabledAt : health.failingSince;
  const why = useReason(health);
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5">
      <span className={`inline-flex items-center gap-1.5 ${colour}`} title={why ?? undefined}>
        <span className={mark} aria-hidden="true" />
        {health.state === "disabled" && disabledReason
          ? t(`disabledReasons.${disabledReason}`)
          : t(`states.${health.state}`)}
      </span>
      {since === null || health.state === "healthy" ? null : (
        <span className="text-xs text-muted">
          {t.rich("since", { at: () => <Timestamp at={since} as="clock" /> })}
        </span>
      )}
      {isLong && why !== null ? <span className="text-muted">· {why}</span> : null}
    </span>
  );
}

function useReason({ state, reason }: EndpointHealth): string | null {
  const tongue = { t: useTranslations("attempts"), format: useFormat() };
  if (state === "healthy" || reason === null) return null;
  return attemptWords({ reason, responseStatusCode: 0 }, tongue).what;
}
