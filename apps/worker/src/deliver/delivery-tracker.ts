import type { ClaimedDelivery } from "@posthorn/queue";

export type TrackerOptions = {
  /** Places for deliveries that move. */
  maxActive: number;
  /** Places in all: a stalled delivery gives its active place back and keeps its socket. */
  maxInFlight: number;
  /** Payload bytes of deliveries that move, each counted apart: each is sent from a copy of its own. */
  maxActiveBytes: number;
  /** Payload bytes in all. */
  maxInFlightBytes: number;
  now(): number;
};

export type DeliveryTracker = {
  /**
   * How many more deliveries may start, how many of these to slow endpoints, and how many payload bytes are free.
   * While some are, one more may start, however large.
   */
  room(): { all: number; slow: number; bytes: number };
  /** What the last ones claimed weighed, and so what the next are taken to weigh. */
  weigh(payloadBytes: readonly number[]): void;
  /**
   * Whether this one may start now. Nothing more goes to an endpoint that has let one wait for a second:
   * its deliveries go behind its gate, and places stay for those that answer. A person's go on a little longer.
   */
  mayStart(delivery: ClaimedDelivery): boolean;
  start(delivery: ClaimedDelivery, payloadBytes: number): void;
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

type Entry = { endpointId: string; startedAt: number; payloadBytes: number };

/** What this worker has under way, over all and by endpoint. */
export function createDeliveryTracker(options: TrackerOptions): DeliveryTracker {
  const { maxActive, maxInFlight, maxActiveBytes, maxInFlightBytes, now } = options;
  // Insertion order is start order, so a look for stalled ones ends at the first young one.
  const moving = new Map<ClaimedDelivery, Entry>();
  const stalled = new Map<ClaimedDelivery, Entry>();
  const stalledOf = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let slowInFlight = 0;
  let movingBytes = 0;
  let stalledBytes = 0;
  let usualBytes = 1;

  function countStalled(endpointId: string, by: number): void {
    const count = (stalledOf.get(endpointId) ?? 0) + by;
    if (count === 0) stalledOf.delete(endpointId);
    else stalledOf.set(endpointId, count);
  }

  function freePlaces(bytes: number): number {
    if (bytes === 0) return 0;
    const places = Math.min(maxActive - moving.size, maxInFlight - moving.size - stalled.size);
    return Math.min(places, Math.ceil(bytes / usualBytes));
  }

  function freeBytes(): number {
    const free = Math.min(maxActiveBytes - movingBytes, maxInFlightBytes - movingBytes - stalledBytes);
    return Math.max(0, free);
  }

  return {
    room: () => {
      const bytes = freeBytes();
      const slow = Math.max(0, Math.floor(maxInFlight * slowShare) - slowInFlight);
      return { all: freePlaces(bytes), slow, bytes };
    },
    weigh: (payloadBytes) => {
      const sum = payloadBytes.reduce((total, bytes) => total + bytes, 0);
      usualBytes = Math.max(1, sum / payloadBytes.length);
    },
    mayStart: ({ endpointId, isSlow, trigger }) => {
      if (isSlow) return true;
      return (stalledOf.get(endpointId) ?? 0) < (trigger === 1 ? maxStalledForResend : 1);
    },
    start: (delivery, payloadBytes) => {
      moving.set(delivery, { endpointId: delivery.endpointId, startedAt: now(), payloadBytes });
      movingBytes += payloadBytes;
      if (delivery.isSlow) slowInFlight += 1;
    },
    end: (delivery) => {
      movingBytes -= moving.get(delivery)?.payloadBytes ?? 0;
      stalledBytes -= stalled.get(delivery)?.payloadBytes ?? 0;
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
        movingBytes -= entry.payloadBytes;
        stalledBytes += entry.payloadBytes;
        countStalled(entry.endpointId, 1);
      }
      return stalled.size > before;
    },
    inFlight: () => moving.size + stalled.size,
    ended: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
