export const uiText = {
  copy: (what: string) => `Copy ${what}`,
  copied: "Copied",
  failed: "Could not copy: the browser refused",
  retry: "Try again",
  show: "Show",
  hide: "Hide",
  close: "Close",
  cancel: "Cancel",
  more: "More",
} as const;
