import type { OperationalEvent } from "@posthorn/contract";
import { wordsOfReason } from "../incident/words-of-reason.ts";
import { isGone } from "./link-of-event.ts";

/** Who and where an event is about, as people know them. */
export type EventNames = {
  environment: string;
  application: string;
  endpointUrl: string;
  /** Where the dashboard shows what it is about. */
  link: string;
};

export type EventMail = { subject: string; text: string };

/** The mail that tells operators of an event, in plain text and without secrets; null: it is not mailed. */
export function mailOfEvent(event: OperationalEvent, names: EventNames): EventMail | null {
  const application = oneLine(names.application);
  const { endpointUrl } = names;
  switch (event.type) {
    case "message.attempt.failing":
      if (isGone(event)) {
        return mail(names, `${application}: an endpoint is gone`, [
          `${endpointUrl} answered 410 Gone: it takes no deliveries any more.`,
          "So it is disabled, and what waited for it has ended.",
        ]);
      }
      return mail(names, `${application}: an endpoint is failing`, [
        `Deliveries to ${endpointUrl} have failed four times in a row: ${whyOf(event)}.`,
        waitingOf(event),
        "They are tried again as its schedule says.",
      ]);
    case "message.attempt.exhausted":
      return mail(names, `${application}: deliveries are not arriving`, [
        `A delivery to ${endpointUrl} has used all its tries, the first of this incident.`,
        "When the endpoint is well again, recover it: all that failed is sent once more.",
      ]);
    case "message.attempt.recovered":
      return mail(names, `${application}: an endpoint is well again`, [
        `Deliveries to ${endpointUrl} succeed again. They had failed since ${event.data.incident?.firstFailureAt ?? "a while"}.`,
        exhaustedOf(event),
      ]);
    case "endpoint.disabled":
      return mail(names, `${application}: an endpoint was disabled`, [
        `${endpointUrl} was disabled, and what waited for it has ended.`,
        event.data.failSince === null ? "" : `It had only failed since ${event.data.failSince}.`,
        "Mend it, enable it, then recover what failed.",
      ]);
    default:
      return null;
  }
}

type AttemptEvent = Extract<OperationalEvent, { type: `message.attempt.${string}` }>;

function whyOf({ data }: AttemptEvent): string {
  const reason = data.incident?.reason;
  return reason ? wordsOfReason(reason) : `answered ${data.lastAttempt.responseStatusCode}`;
}

function waitingOf({ data }: AttemptEvent): string {
  const waiting = data.incident?.waiting ?? 0;
  if (waiting === 0) return "";
  return waiting === 1 ? "One delivery waits." : `${waiting} deliveries wait.`;
}

function exhaustedOf({ data }: AttemptEvent): string {
  const exhausted = data.incident?.exhausted ?? 0;
  if (exhausted === 0) return "Nothing was lost: what still waits goes out with its next try.";
  return `${exhausted === 1 ? "One delivery" : `${exhausted} deliveries`} ran out of tries: recover the endpoint to send them again.`;
}

function mail(names: EventNames, subject: string, lines: string[]): EventMail {
  const text = [
    ...lines.filter((line) => line !== ""),
    "",
    `Environment: ${oneLine(names.environment)}`,
    names.link,
  ];
  return { subject: oneLine(subject), text: `${text.join("\n")}\n` };
}

// Names come from outside: none may begin a line, or a header, of its own.
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 200);
}
