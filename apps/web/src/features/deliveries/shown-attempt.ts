import type { MessageAttemptOut } from "@posthorn/contract";

/** An attempt as pages show it: its message stands beside. */
export type ShownAttempt = Omit<MessageAttemptOut, "msg">;
