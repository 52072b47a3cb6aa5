const locale = "en-GB";

/** Times are shown in the reader's zone; before the browser has taken over, in UTC like the server. */
export type Zone = { timeZone?: "UTC" };

/** 12:04:31 */
export function formatClock(at: Date, zone: Zone = {}): string {
  return at.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", ...zone });
}

/** 22 Nov */
export function formatDay(at: Date, zone: Zone = {}): string {
  return at.toLocaleDateString(locale, { day: "numeric", month: "short", ...zone });
}

/** 22 Nov 2026, 12:04:31.118 */
export function formatInstant(at: Date, zone: Zone = {}): string {
  const day = at.toLocaleDateString(locale, { day: "numeric", month: "short", year: "numeric", ...zone });
  const clock = at.toLocaleTimeString(locale, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    ...zone,
  });
  return `${day}, ${clock}`;
}

/** The name of the reader's zone: GMT+7. */
export function formatZone(at: Date, zone: Zone = {}): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: "short", ...zone }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

/** 3 min ago, in 4 min; to the second below a minute. */
export function formatRelative(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1_000;
  const distance = Math.abs(seconds);
  const relative = new Intl.RelativeTimeFormat(locale, { style: "short", numeric: "auto" });
  if (distance < 1) return relative.format(0, "second");
  if (distance < 60) return relative.format(Math.round(seconds), "second");
  if (distance < 3_600) return relative.format(Math.round(seconds / 60), "minute");
  if (distance < 86_400) return relative.format(Math.round(seconds / 3_600), "hour");
  return relative.format(Math.round(seconds / 86_400), "day");
}

/** A span that passed or will pass: 118 ms, 2.4 s, 15 s, 4 min 31 s, 2 h 5 min. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${trimZero((ms / 1_000).toFixed(1))} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return joinUnits(Math.floor(seconds / 60), "min", seconds % 60, "s");
  const minutes = Math.round(seconds / 60);
  return joinUnits(Math.floor(minutes / 60), "h", minutes % 60, "min");
}

/** 612 B, 1.2 kB, 1 MB */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${trimZero((bytes / 1_000).toFixed(1))} kB`;
  if (bytes < 1_000_000_000) return `${trimZero((bytes / 1_000_000).toFixed(1))} MB`;
  return `${trimZero((bytes / 1_000_000_000).toFixed(1))} GB`;
}

export function formatCount(count: number): string {
  return count.toLocaleString("en");
}

/** msg_2xJ…9fQ: enough to recognise an id by. */
export function shortenId(id: string): string {
  const start = id.indexOf("_") + 4;
  return id.length <= start + 7 ? id : `${id.slice(0, start)}…${id.slice(-3)}`;
}

function joinUnits(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}

function trimZero(text: string): string {
  return text.replace(/\.0$/, "");
}
