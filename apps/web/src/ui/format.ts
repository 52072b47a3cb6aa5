import type { useFormatter } from "next-intl";
import type { Translate } from "#i18n/app-config.ts";

export type Format = ReturnType<typeof createFormat>;

type Reader = {
  formatter: ReturnType<typeof useFormatter>;
  t: Translate<"format">;
  locale: string;
  timeZone: string | undefined;
};

const day = { day: "numeric", month: "short" } as const;
const minute = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const clock = { ...minute, second: "2-digit" } as const;

/** Times, spans and sizes in the words of one reader; in components by `useFormat`. */
export function createFormat({ formatter, t, locale, timeZone }: Reader) {
  const rounded = (value: number) => formatter.number(value, { maximumFractionDigits: 1 });
  return {
    /** 12:04:31 */
    clock: (at: Date) => formatter.dateTime(at, clock),
    /** 22 Nov */
    day: (at: Date) => formatter.dateTime(at, day),
    /** 22 Nov, 12:04:31 */
    dayClock: (at: Date) => formatter.dateTime(at, { ...day, ...clock }),
    /** 22 Nov, 12:04 */
    dayMinute: (at: Date) => formatter.dateTime(at, { ...day, ...minute }),
    /** 22 Nov, 12:04 – 23 Nov, 13:00 */
    span: (start: Date, end: Date) => formatter.dateTimeRange(start, end, { ...day, ...minute }),
    /** 22 Nov 2026, 12:04:31.118 */
    instant: (at: Date) =>
      formatter.dateTime(at, { ...day, year: "numeric", ...clock, fractionalSecondDigits: 3 }),
    /** The name of the reader's zone: GMT+7. */
    zone: (at: Date) => {
      const parts = new Intl.DateTimeFormat(locale, { timeZoneName: "short", timeZone }).formatToParts(at);
      return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    },
    /** 3 min ago, in 4 min; to the second below a minute. */
    relative: (at: Date, now: Date) => formatter.relativeTime(at, { now, style: "short" }),
    /** A span that passed or will pass: 118 ms, 2.4 s, 15 s, 4 min 31 s, 2 h 5 min. */
    duration: (ms: number) => {
      if (ms < 1_000) return t("milliseconds", { value: rounded(Math.round(ms)) });
      if (ms < 10_000) return t("seconds", { value: rounded(ms / 1_000) });
      const seconds = Math.round(ms / 1_000);
      if (seconds < 60) return t("seconds", { value: seconds });
      if (seconds < 3_600) return minutesAndSeconds(t, Math.floor(seconds / 60), seconds % 60);
      const minutes = Math.round(seconds / 60);
      return hoursAndMinutes(t, Math.floor(minutes / 60), minutes % 60);
    },
    /** 612 B, 1.2 kB, 1 MB */
    bytes: (bytes: number) => {
      if (bytes < 1_000) return t("bytes", { value: rounded(bytes) });
      if (bytes < 1_000_000) return t("kilobytes", { value: rounded(bytes / 1_000) });
      if (bytes < 1_000_000_000) return t("megabytes", { value: rounded(bytes / 1_000_000) });
      return t("gigabytes", { value: rounded(bytes / 1_000_000_000) });
    },
    /** 1,204 */
    count: (count: number) => formatter.number(count),
  };
}

/** msg_2xJ…9fQ: enough to recognise an id by. */
export function shortenId(id: string): string {
  const start = id.indexOf("_") + 4;
  return id.length <= start + 7 ? id : `${id.slice(0, start)}…${id.slice(-3)}`;
}

function minutesAndSeconds(t: Translate<"format">, minutes: number, seconds: number): string {
  return seconds === 0 ? t("minutes", { minutes }) : t("minutesSeconds", { minutes, seconds });
}

function hoursAndMinutes(t: Translate<"format">, hours: number, minutes: number): string {
  return minutes === 0 ? t("hours", { hours }) : t("hoursMinutes", { hours, minutes });
}
