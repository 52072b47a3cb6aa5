"use client";

import { createContext, use } from "react";
import type { ShownAttempt } from "./shown-attempt.ts";

/** Where the parts of a delivery come from: dashboard and portal reach them differently. */
export type DeliverySource = {
  /** An attempt whole, with what came back. */
  loadAttempt(messageId: string, attemptId: string): Promise<ShownAttempt>;
  /** The request of an attempt as a command. */
  curlOf(attempt: ShownAttempt): string | Promise<string>;
};

const DeliverySourceContext = createContext<DeliverySource | null>(null);

export const DeliverySourceProvider = DeliverySourceContext;

export function useDeliverySource(): DeliverySource {
  const source = use(DeliverySourceContext);
  if (!source) throw new Error("useDeliverySource stands outside DeliverySourceProvider");
  return source;
}
