import type { ClaimedDelivery } from "@posthorn/queue";

export type TrackerOptions = {
  /** Places for deliveries that move. */
  maxActive: number;
  /** Places in all: a stalled delivery gives its active place back and keeps its socket. */
  maxInFlight: number;
  now(): number;
};

export type DeliveryTracker = {
  /** How many more deliveries may start, and how many of these to slow endpoints. */
  room(): { all: number; slow: number };
  /**
   * Whether this one may start now. Nothing more goes to an endpoint that has let one wait for a second:
   * its deliveries go behind its gate, and places stay for those that answer. A person's go on a little longer.
   */
  mayStart(delivery: ClaimedDelivery): boolean;
  start(delivery: ClaimedDelivery): void;
  end(delivery: ClaimedDelivery): void;
  /** Looks for deliveries that have stalled since the last look; answers whether there were any. */
  markStalled(): boolean;
  inFlight(): number;
  /** Resolves when a delivery ends. */
  ended(): Promise<void>;
};

const slowShare = 0.25;
const stalledAfterMs = 1_000;
/** How many an endpoint may let wait before what a person asks for waits too. */
const maxStalledForResend = 8;

type Entry = { endpointId: string; startedAt: number };

/** What this worker has under way, over all and by endpoint. */
export function createDeliveryTracker({ maxActive, maxInFlight, now }: TrackerOptions): DeliveryTracker {
  // Insertion order is start order, so a look for stalled ones ends at the first young one.
  const moving = new Map<ClaimedDelivery, Entry>();
  const stalled = new Map<ClaimedDelivery, Entry>();
  const stalledOf = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let slowInFlight = 0;

  function countStalled(endpointId: string, by: number): void {
    const count = (stalledOf.get(endpointId) ?? 0) + by;
    if (count === 0) stalledOf.delete(endpointId);
    else stalledOf.set(endpointId, count);
  }

  return {
    room: () => ({
      all: Math.min(maxActive - moving.size, maxInFlight - moving.size - stalled.size),
      slow: Math.max(0, Math.floor(maxInFlight * slowShare) - slowInFlight),
    }),
    mayStart: ({ endpointId, isSlow, trigger }) => {
      if (isSlow) return true;
      return (stalledOf.get(endpointId) ?? 0) < (trigger === 1 ? maxStalledForResend : 1);
    },
    start: (delivery) => {
      moving.set(delivery, { endpointId: delivery.endpointId, startedAt: now() });
      if (delivery.isSlow) slowInFlight += 1;
    },
    end: (delivery) => {
      moving.delete(delivery);
      if (stalled.delete(delivery)) countStalled(delivery.endpointId, -1);
      if (delivery.isSlow) slowInFlight -= 1;
      for (const resolve of waiting.splice(0)) resolve();
    },
    markStalled: () => {
      const bound = now() - stalledAfterMs;
      const before = stalled.size;
      for (const [delivery, entry] of moving) {
        if (entry.startedAt > bound) break;
        moving.delete(delivery);
        stalled.set(delivery, entry);
        countStalled(entry.endpointId, 1);
      }
      return stalled.size > before;
    },
    inFlight: () => moving.size + stalled.size,
    ended: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
