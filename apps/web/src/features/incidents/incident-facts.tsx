"use client";

import type { IncidentOut } from "@posthorn/domain";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { attemptWords } from "#features/deliveries/attempt-words.ts";
import { StateIcon } from "#features/deliveries/state-icon.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { useFormat } from "#ui/use-format.ts";

type IncidentProps = { environmentId: string; incident: IncidentOut };

/** Whom it is about, why, and since when. */
export function IncidentHead({ incident }: { incident: IncidentOut }) {
  const t = useTranslations("incidents");
  const { application, endpoint, reason, recoveredAt, firstFailureAt } = incident;
  const tongue = { t: useTranslations("attempts"), format: useFormat() };
  const tried = { reason, responseStatusCode: 0 };
  return (
    <>
      <p className="flex items-center gap-2 font-medium">
        <StateIcon state={recoveredAt === null ? "failed" : "delivered"} />
        <span className="sr-only">{t(recoveredAt === null ? "tabs.open" : "tabs.recovered")}</span>
        <span className="[overflow-wrap:anywhere]" dir="auto">
          {application.name}
        </span>
        {incident.muted ? <span className="text-xs font-normal text-muted">{t("muted")}</span> : null}
      </p>
      <p className="font-mono text-[13px] [overflow-wrap:anywhere] text-muted">{endpoint.url}</p>
      <p className="mt-1">
        {reason ? attemptWords(tried, tongue).what : t("unknownCause")}
        <span className="text-muted">
          {" · "}
          {t("since")} <Timestamp at={firstFailureAt} as="clock" />
        </span>
      </p>
    </>
  );
}

/** How much is held up, and what comes next. */
export function IncidentFacts({ environmentId, incident }: IncidentProps) {
  const t = useTranslations("incidents");
  const { waiting, exhausted, recoveredAt, nextAttemptAt, turnsOffAt, endpoint, application } = incident;
  const app = encodeURIComponent(application.uid ?? application.id);
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 text-[13px] tabular-nums">
      {recoveredAt === null ? <span>{t("waiting", { count: waiting })}</span> : null}
      {exhausted > 0 ? <span>{t("exhausted", { count: exhausted })}</span> : null}
      {recoveredAt === null ? null : (
        <span className="text-muted">
          {t("recoveredAt")} <Timestamp at={recoveredAt} as="clock" />
        </span>
      )}
      {recoveredAt === null && nextAttemptAt !== null ? (
        <span className="text-muted">
          {t("nextTry")} <Timestamp at={nextAttemptAt} as="relative" />
        </span>
      ) : null}
      {endpoint.disabledAt !== null ? (
        <span className="text-muted">
          {t("turnedOff")} <Timestamp at={endpoint.disabledAt} as="clock" />
        </span>
      ) : turnsOffAt !== null ? (
        <span className="text-muted">
          {t("turnsOff")} <Timestamp at={turnsOffAt} as="clock" />
        </span>
      ) : null}
      <Link
        href={`/${environmentId}/messages?range=7d&app=${app}&state=${waiting > 0 ? "retrying" : "failed"}`}
        className="text-link hover:underline"
      >
        {t("toLog")}
      </Link>
    </div>
  );
}

/** Who was told, and who could not be. */
export function IncidentAlerts({ incident }: { incident: IncidentOut }) {
  const t = useTranslations("incidents");
  if (incident.alerts.length === 0) return <p className="text-[13px] text-muted">{t("toldNobody")}</p>;
  return (
    <ul className="flex flex-col gap-1 text-[13px]">
      {incident.alerts.map(({ id, news, reader, name, state, sentAt, error }) => (
        <li key={id} className="flex flex-wrap gap-x-2">
          <span className="[overflow-wrap:anywhere]">
            {reader === "tenant" ? t("customer", { name }) : name}
          </span>
          <span className="text-muted">{t(`news.${news}`)}</span>
          {sentAt === null ? (
            <span className={state === "failed" ? "text-danger" : "text-muted"}>
              {t(`alertStates.${state}`)}
              {error === null ? "" : `: ${error}`}
            </span>
          ) : (
            <Timestamp at={sentAt} as="clock" className="text-muted" />
          )}
        </li>
      ))}
    </ul>
  );
}
