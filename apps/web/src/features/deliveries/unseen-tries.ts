import type { MessageEndpointOut } from "@posthorn/contract";
import type { ShownAttempt } from "./shown-attempt.ts";

/** How much of a message's attempts has been read. */
export type TriesRead = "loading" | "failed" | "part" | "whole";

/** What there is of a delivery's tries beside those that are shown: none at all, or so many. */
export type UnseenTries = "none" | "loading" | "failed" | number;

/** A delivery knows how often it was tried, so one whose attempts were not read is not taken for one without. */
export function unseenTries(
  { attemptCount = 0 }: Pick<MessageEndpointOut, "attemptCount">,
  shown: readonly Pick<ShownAttempt, "triggerType" | "isLate">[],
  read: TriesRead,
): UnseenTries {
  if (shown.length === 0 && (attemptCount === 0 || read === "whole")) return "none";
  if (read === "whole") return 0;
  if (read !== "part") return read;
  // Those by hand and those that came late are not counted.
  const counted = shown.filter(({ triggerType, isLate }) => triggerType === 0 && !isLate).length;
  return Math.max(0, attemptCount - counted);
}
