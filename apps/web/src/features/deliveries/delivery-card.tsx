"use client";

import type { MessageEndpointOut } from "@posthorn/contract";
import type { ReactNode } from "react";
import { AttemptRow } from "./attempt-row.tsx";
import { Countdown } from "./countdown.tsx";
import { isOpen, shownStateOf } from "./delivery-state.ts";
import { endWords, deliveryText as text } from "./delivery-text.ts";
import type { ShownAttempt } from "./shown-attempt.ts";
import { StateWord } from "./state-word.tsx";

type DeliveryCardProps = {
  delivery: MessageEndpointOut;
  /** Of this delivery, the oldest first. */
  attempts: readonly ShownAttempt[];
  /** What can be done with it. */
  action?: ReactNode;
  /** The endpoint's name; its URL when it has no page of its own. */
  name?: ReactNode;
};

/** One endpoint's part of a message: how it stands, every try, what comes next. */
export function DeliveryCard({ delivery, attempts, action, name }: DeliveryCardProps) {
  const state = shownStateOf(delivery);
  const { nextAttempt, deliveryReason } = delivery;
  return (
    <article className="overflow-hidden rounded-lg border bg-surface">
      <header className="flex min-h-11 items-start gap-3 px-3 py-2.5">
        <div className="min-w-0 flex-1">
          <h3 className="font-mono text-[13px] [overflow-wrap:anywhere]">{name ?? delivery.url}</h3>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-[13px]">
            <StateWord state={state} />
            {isOpen(state) && nextAttempt ? <Countdown at={nextAttempt} /> : null}
            {deliveryReason ? <span className="text-muted">{endWords[deliveryReason]}</span> : null}
            {attempts.length === 0 && !deliveryReason ? (
              <span className="text-muted">{text.noTries}</span>
            ) : null}
          </p>
        </div>
        {action}
      </header>
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
