import type { IncidentOut } from "../incident/incident-out.ts";
import { wordsOfReason } from "../incident/words-of-reason.ts";
import { oneLine } from "../mail/one-line.ts";

export type AlertNews = "opened" | "disabled" | "recovered";

/** What an alert says, in plain text and without secrets; each reader's format is made from it. */
export type AlertText = { subject: string; lines: string[]; link: string };

export type AlertPlace = { environment: string; link: string };

/** The words of one piece of news: which customer, which endpoint, why, since when, how many wait, what comes next. */
export function alertText(news: AlertNews, incident: IncidentOut, place: AlertPlace): AlertText {
  const customer = oneLine(incident.application.name);
  return {
    subject: `${customer}: ${subjects[subjectOf(news, incident)]}`,
    lines: [
      ...linesOf(news, incident, "the incident"),
      `Customer: ${customer}`,
      `Environment: ${oneLine(place.environment)}`,
    ].filter((line) => line !== ""),
    link: place.link,
  };
}

export type TenantPlace = {
  /** What the tenant knows the host by. */
  product: string;
  stopLink: string;
};

/** The same for the tenant whose endpoint it is: in the host's name, with where to look and how to hear no more. */
export function tenantAlertText(news: AlertNews, incident: IncidentOut, place: TenantPlace): AlertText {
  const product = oneLine(place.product);
  return {
    subject: `${product}: ${tenantSubjects[subjectOf(news, incident)]}`,
    lines: [
      ...linesOf(news, incident, "the endpoint's page").filter((line) => line !== ""),
      `Where to look: the webhook settings of ${product}.`,
      "",
      "No more of these mails:",
    ],
    link: place.stopLink,
  };
}

/** What asks a reader whether alerts may be mailed. */
export function confirmationText(product: string, link: string): AlertText {
  const name = oneLine(product);
  return {
    subject: `${name}: confirm your address for alerts`,
    lines: [
      `Somebody, probably you, asked ${name} to mail you when one of your webhook endpoints fails.`,
      "If it was not you, leave it: nothing more is sent.",
      "",
      "To say yes, open this link; it works once, for two days:",
    ],
    link,
  };
}

/** What a test of an alert target says. */
export function testText(place: AlertPlace): AlertText {
  return {
    subject: "A test of alerts",
    lines: ["Alerts of incidents will arrive here.", `Environment: ${oneLine(place.environment)}`],
    link: place.link,
  };
}

const subjects = {
  opened: "an endpoint is failing",
  gone: "an endpoint is gone",
  disabled: "an endpoint was disabled",
  recovered: "an endpoint is well again",
} as const;

const tenantSubjects = {
  opened: "your endpoint is failing",
  gone: "your endpoint is gone",
  disabled: "your endpoint was disabled",
  recovered: "your endpoint is well again",
} as const;

function subjectOf(news: AlertNews, incident: IncidentOut): keyof typeof subjects {
  return news === "opened" && isGone(incident) ? "gone" : news;
}

function linesOf(news: AlertNews, incident: IncidentOut, whence: string): string[] {
  const { url } = incident.endpoint;
  const since = timeOf(incident.firstFailureAt);
  switch (news) {
    case "opened":
      if (isGone(incident)) {
        return [
          `${url} answered 410 Gone: it takes no deliveries any more.`,
          "So it is disabled, and what waited for it has ended.",
        ];
      }
      return [
        `Deliveries to ${url} have failed since ${since}: ${whyOf(incident)}.`,
        countOf(incident.waiting, "One delivery waits.", "deliveries wait."),
        nextOf(incident),
      ];
    case "disabled":
      return [
        `${url} was disabled, and what waited for it has ended. It had only failed since ${since}: ${whyOf(incident)}.`,
        countOf(incident.exhausted, "One delivery did not arrive.", "deliveries did not arrive."),
        "Mend it, enable it, then send again what failed.",
      ];
    case "recovered":
      return [
        `Deliveries to ${url} succeed again. They had failed since ${since}.`,
        incident.exhausted === 0
          ? "Nothing was lost: what still waits goes out with its next try."
          : `${countOf(incident.exhausted, "One delivery", "deliveries")} ran out of tries: send them again from ${whence}.`,
      ];
  }
}

function nextOf({ nextAttemptAt, turnsOffAt }: IncidentOut): string {
  const next = nextAttemptAt === null ? "" : `The next try is at ${timeOf(nextAttemptAt)}.`;
  const off =
    turnsOffAt === null ? "" : `The endpoint is disabled on ${timeOf(turnsOffAt)} if nothing succeeds.`;
  return `${next} ${off}`.trim();
}

function isGone({ reason }: IncidentOut): boolean {
  return reason?.code === "status" && reason.params.statusCode === 410;
}

function whyOf({ reason, cause }: IncidentOut): string {
  return reason ? wordsOfReason(reason) : cause;
}

function countOf(count: number, one: string, many: string): string {
  if (count === 0) return "";
  return count === 1 ? one : `${count.toLocaleString("en")} ${many}`;
}

/** "22 Nov 2026 06:40 UTC". */
function timeOf(at: string): string {
  const format = {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  const text = new Date(at).toLocaleString("en-GB", { ...format, timeZone: "UTC" });
  return `${text.replace(",", "")} UTC`;
}
