import { z } from "zod";

const dayMs = 86_400_000;

/** Days that one looks back, today included; days are those of UTC, as figures are kept. */
export const usageDays = ["7", "30", "90"] as const;

export const usageRange = z.object({ days: z.enum(usageDays).default("30") });

export type UsageRange = z.output<typeof usageRange>;

/** The first and the last day of the range. */
export function daysOfRange({ days }: UsageRange, now: Date): { from: Date; to: Date } {
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  return { from: new Date(today - (Number(days) - 1) * dayMs), to: new Date(today) };
}
