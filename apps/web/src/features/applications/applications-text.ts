export const applicationsText = {
  filter: "Application",
  any: "Any application",
  none: "No application has this name or id.",
} as const;
