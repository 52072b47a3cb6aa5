import type { ClaimedDelivery } from "@posthorn/queue";

export type DeliveryTracker = {
  /** How many more deliveries may start, and how many of these to slow endpoints. */
  room(): { all: number; slow: number };
  /**
   * Whether this one may start now. Half of the places are for all; of the next quarter an endpoint gets its fair
   * share; the last is for endpoints that answered well last time. So what hangs, however many endpoints it is,
   * leaves places to those that do not.
   */
  mayStart(delivery: ClaimedDelivery): boolean;
  start(delivery: ClaimedDelivery): void;
  end(delivery: ClaimedDelivery, hasSucceeded: boolean): void;
  inFlight(): number;
  /** Resolves when a delivery ends. */
  ended(): Promise<void>;
};

const slowShare = 0.25;
const mostQuickEndpoints = 50_000;

/** What this worker has under way, over all and by endpoint. */
export function createDeliveryTracker(maxInFlight: number): DeliveryTracker {
  const inFlightOf = new Map<string, number>();
  const quick = new Set<string>();
  const waiting: (() => void)[] = [];
  let inFlight = 0;
  let slowInFlight = 0;

  function hasFairShare(endpointId: string): boolean {
    const share = Math.max(1, maxInFlight / 4 / Math.max(1, inFlightOf.size));
    return (inFlightOf.get(endpointId) ?? 0) < share;
  }

  return {
    room: () => ({
      all: maxInFlight - inFlight,
      slow: Math.max(0, Math.floor(maxInFlight * slowShare) - slowInFlight),
    }),
    mayStart: ({ endpointId, holdsSlot, trigger }) => {
      if (inFlight < maxInFlight / 2 || holdsSlot || trigger === 1) return true;
      return hasFairShare(endpointId) && (inFlight < maxInFlight * 0.75 || quick.has(endpointId));
    },
    start: ({ endpointId, holdsSlot }) => {
      inFlightOf.set(endpointId, (inFlightOf.get(endpointId) ?? 0) + 1);
      inFlight += 1;
      if (holdsSlot) slowInFlight += 1;
    },
    end: ({ endpointId, holdsSlot }, hasSucceeded) => {
      const left = (inFlightOf.get(endpointId) ?? 1) - 1;
      if (left === 0) inFlightOf.delete(endpointId);
      else inFlightOf.set(endpointId, left);
      inFlight -= 1;
      if (holdsSlot) slowInFlight -= 1;
      if (quick.size > mostQuickEndpoints) quick.clear();
      if (hasSucceeded) quick.add(endpointId);
      else quick.delete(endpointId);
      for (const resolve of waiting.splice(0)) resolve();
    },
    inFlight: () => inFlight,
    ended: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
