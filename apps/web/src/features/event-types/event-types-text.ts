export const eventTypesText = {
  legend: "Events",
  all: "All events",
  allHint: "Also those that are added later.",
  choose: "Choose",
  search: "Find an event type",
  none: "No event type matches.",
  empty: "The product has not named its event types yet. With all events you get whatever it sends.",
  wholeGroup: "all, also new",
  summaryAll: "all events",
  summaryMore: (named: string, rest: number) => `${named} and ${rest} more`,
  chooseOne: "Choose at least one event type, or all.",
} as const;
