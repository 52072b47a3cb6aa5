"use client";

import { Button } from "@heroui/react";
import type { MessageEndpointOut } from "@posthorn/contract";
import type { ReactNode } from "react";
import { uiText } from "#ui/ui-text.ts";
import { AttemptRow } from "./attempt-row.tsx";
import { Countdown } from "./countdown.tsx";
import { isOpen, shownStateOf } from "./delivery-state.ts";
import { endWords, deliveryText as text } from "./delivery-text.ts";
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
            {deliveryReason ? <span className="text-muted">{endWords[deliveryReason]}</span> : null}
            {unseen === "none" && !deliveryReason ? <span className="text-muted">{text.noTries}</span> : null}
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
  if (tries === "none" || tries === 0) return null;
  if (tries === "failed") {
    return (
      <p role="alert" className="flex items-center gap-3 border-t px-3 py-2 text-[13px]">
        <span className="flex-1">{text.triesFailed}</span>
        <Button size="sm" variant="outline" onPress={() => onReload()}>
          {uiText.retry}
        </Button>
      </p>
    );
  }
  return (
    <p className="border-t px-3 py-2 text-[13px] text-muted">
      {tries === "loading" ? text.loadingTries : text.triesHidden(tries)}
    </p>
  );
}
