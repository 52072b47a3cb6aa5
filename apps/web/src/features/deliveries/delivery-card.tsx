"use client";

import { Button } from "@heroui/react";
import type { MessageEndpointOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AttemptRow } from "./attempt-row.tsx";
import { Countdown } from "./countdown.tsx";
import { isOpen, shownStateOf } from "./delivery-state.ts";
import type { ShownAttempt } from "./shown-attempt.ts";
import { StateWord } from "./state-word.tsx";
import { type TriesRead, type UnseenTries, unseenTries } from "./unseen-tries.ts";

type DeliveryCardProps = {
  delivery: MessageEndpointOut;
  /** Of this delivery, the oldest first. */
  attempts: readonly ShownAttempt[];
  read: TriesRead;
  onReload: () => unknown;
  /** What can be done with it. */
  action?: ReactNode;
};

/** One endpoint's part of a message: how it stands, every try, what comes next. */
export function DeliveryCard({ delivery, attempts, read, onReload, action }: DeliveryCardProps) {
  const t = useTranslations("deliveries");
  const state = shownStateOf(delivery);
  const unseen = unseenTries(delivery, attempts, read);
  const { nextAttempt, deliveryReason } = delivery;
  return (
    <article className="overflow-hidden rounded-lg border bg-surface">
      <header className="flex min-h-11 items-start gap-3 px-3 py-2.5">
        <div className="min-w-0 flex-1">
          <h3 className="font-mono text-[13px] [overflow-wrap:anywhere]">{delivery.url}</h3>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-[13px]">
            <StateWord state={state} />
            {isOpen(state) && nextAttempt ? <Countdown at={nextAttempt} /> : null}
            {deliveryReason ? <span className="text-muted">{t(`ends.${deliveryReason}`)}</span> : null}
            {unseen === "none" && !deliveryReason ? <span className="text-muted">{t("noTries")}</span> : null}
          </p>
        </div>
        {action}
      </header>
      <Unseen tries={unseen} onReload={onReload} />
      {attempts.length > 0 ? (
        <ol>
          {attempts.map((attempt, index) => (
            <AttemptRow key={attempt.id} attempt={attempt} isNewest={index === attempts.length - 1} />
          ))}
        </ol>
      ) : null}
    </article>
  );
}

function Unseen({ tries, onReload }: { tries: UnseenTries; onReload: () => unknown }) {
  const t = useTranslations("deliveries");
  const ui = useTranslations("ui");
  if (tries === "none" || tries === 0) return null;
  if (tries === "failed") {
    return (
      <p role="alert" className="flex items-center gap-3 border-t px-3 py-2 text-[13px]">
        <span className="flex-1">{t("triesFailed")}</span>
        <Button size="sm" variant="outline" onPress={() => onReload()}>
          {ui("retry")}
        </Button>
      </p>
    );
  }
  return (
    <p className="border-t px-3 py-2 text-[13px] text-muted">
      {tries === "loading" ? t("loadingTries") : t("triesHidden", { count: tries })}
    </p>
  );
}
