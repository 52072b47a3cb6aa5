/** How far back the overview looks, in minutes, by the name in its address. */
export const overviewRanges = {
  "1h": 60,
  "24h": 1_440,
  "7d": 10_080,
  "30d": 43_200,
  "90d": 129_600,
} as const;
export type OverviewRange = keyof typeof overviewRanges;
export const overviewRangeNames = Object.keys(overviewRanges) as [OverviewRange, ...OverviewRange[]];

export function rangeOfAddress(parameters: Pick<URLSearchParams, "get">): OverviewRange {
  const given = parameters.get("range");
  return overviewRangeNames.find((name) => name === given) ?? "24h";
}
