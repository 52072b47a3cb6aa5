/** How a background task stands, in the order in which one asks for it. */
export const taskStatuses = ["running", "finished", "failed", "cancelled"] as const;
