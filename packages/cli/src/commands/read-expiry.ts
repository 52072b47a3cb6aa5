import { InvalidArgumentError } from "commander";

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** When something ends: a date (2027-01-31, or with a time in ISO 8601), or a time from now (30d, 12h, 5m). */
export function readExpiry(text: string, now = new Date()): Date {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const isDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(
    text,
  );
  const at =
    count !== undefined
      ? now.getTime() + Number(count) * unitMs[unit as keyof typeof unitMs]
      : Date.parse(text);
  if ((count === undefined && !isDate) || Number.isNaN(at)) {
    throw new InvalidArgumentError(
      "It must be a time from now such as 30d or 12h, or a date such as 2027-01-31.",
    );
  }
  if (at <= now.getTime()) throw new InvalidArgumentError("It must lie in the future.");
  return new Date(at);
}
