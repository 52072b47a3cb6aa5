"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Notice } from "#ui/notice.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { useFormat } from "#ui/use-format.ts";
import { AttemptDetails } from "./attempt-details.tsx";
import { attemptWords } from "./attempt-words.ts";
import { useDeliverySource } from "./delivery-source.tsx";
import type { ShownAttempt } from "./shown-attempt.ts";
import { StateIcon } from "./state-icon.tsx";

/** One try: when, what happened in words; the newest with what would mend it. Opened, all of it. */
export function AttemptRow({ attempt, isNewest }: { attempt: ShownAttempt; isNewest: boolean }) {
  const t = useTranslations("deliveries");
  const [isExpanded, setIsExpanded] = useState(false);
  const isSuccess = attempt.statusText === "success";
  const tongue = { t: useTranslations("attempts"), format: useFormat() };
  const { what, remedy } = attemptWords(attempt, tongue);
  const number = attempt.triggerType === 1 ? null : (attempt.attemptNumber ?? null);
  return (
    <li className="border-t">
      <button
        type="button"
        aria-expanded={isExpanded}
        onClick={() => setIsExpanded(!isExpanded)}
        className="grid w-full grid-cols-[auto_1fr_auto] items-start gap-x-2 px-3 py-2 text-left text-[13px] hover:bg-default/50"
      >
        <StateIcon state={isSuccess ? "delivered" : "failed"} className="mt-[3px] size-3" />
        <span className="min-w-0">
          <span className="[overflow-wrap:anywhere]">{what}</span>
          {remedy && isNewest ? <span className="block text-muted">{remedy}</span> : null}
        </span>
        <span className="flex items-center gap-1.5 whitespace-nowrap text-muted">
          <span title={attempt.isLate ? t("lateHint") : undefined}>
            {number === null
              ? t(attempt.isLate ? "byHandLate" : "byHand")
              : t(attempt.isLate ? "tryLate" : "try", { number })}
          </span>
          <Timestamp at={attempt.timestamp} as="clock" />
          <ChevronRight
            className={`size-3.5 motion-safe:transition-transform ${isExpanded ? "rotate-90" : ""}`}
            aria-hidden="true"
          />
        </span>
      </button>
      {isExpanded ? <LoadedDetails attempt={attempt} /> : null}
    </li>
  );
}

function LoadedDetails({ attempt }: { attempt: ShownAttempt }) {
  const source = useDeliverySource();
  const t = useTranslations("attempts.details");
  const whole = useQuery({
    queryKey: ["attempt", attempt.id],
    queryFn: () => source.loadAttempt(attempt.msgId, attempt.id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (whole.data) return <AttemptDetails attempt={whole.data} curl={() => source.curlOf(whole.data)} />;
  return (
    <div className="border-t bg-background p-3">
      {whole.isError ? (
        <Notice status="danger" title={t("notLoaded")} />
      ) : (
        <SkeletonLines lines={4} label={t("loading")} />
      )}
    </div>
  );
}
