import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "@posthorn/db";
import type { LoadedTargets } from "@posthorn/domain";
import type { EgressDispatcher } from "@posthorn/egress";
import {
  admit,
  type ClaimedDelivery,
  claim,
  type EndpointChange,
  type EndpointReport,
  giveBack,
  leaseMarginSeconds,
  loadMessages,
  type MessageToSend,
  slowDown,
} from "@posthorn/queue";
import { deliverOne, endUnsent } from "./deliver-one.ts";
import { createDeliveryTracker } from "./delivery-tracker.ts";
import { createOutcomeWriter } from "./outcome-writer.ts";
import { createTargetCache, type ReadyTarget } from "./target-cache.ts";
import { createWakeUp } from "./wake-up.ts";

export type DeliveringDeps = {
  pool: Pool;
  dispatcher: EgressDispatcher;
  loadTargets(endpointIds: string[]): Promise<LoadedTargets>;
  /** Within the transaction of outcomes that changed failure counts; answers the endpoints it disabled. */
  onChanges(client: PoolClient, changes: EndpointChange[], reports: EndpointReport[]): Promise<string[]>;
  onDisabled(endpointIds: string[]): Promise<void>;
  /** Outcomes are in the database. */
  onWritten?(count: number): void;
  onError(error: unknown): void;
  count(what: DeliveryCount, by: number): void;
  now(): number;
  random(): number;
};

export type DeliveryCount = "claimed" | "reclaimed" | "given_back" | "postponed" | "succeeded" | "failed";

export type DeliveringOptions = {
  /** Deliveries that move at once. */
  maxActive?: number;
  /** Sockets in all, those that wait for a hanging endpoint included. */
  maxInFlight?: number;
  /** Payload bytes of the deliveries that move, and in all. Of each, memory takes two to three times as much. */
  maxActiveBytes?: number;
  maxInFlightBytes?: number;
  claimSize?: number;
  /** The net below notifications. */
  pollMs?: number;
  /** How often gates with parked deliveries are looked at. */
  admitMs?: number;
};

export type Delivering = {
  /** There may be work: look now. */
  wake(): void;
  inFlight(): number;
  /** Claims no more, lets what is under way end within `graceMs`, gives the rest back unsent. */
  stop(graceMs: number): Promise<void>;
};

const mebibyte = 1_048_576;
const maxUnwritten = 4_000;
const stalledLookMs = 250;
const gatherMs = 12;
/** A sender with less of its lease left than the time-out and this gives the delivery back. */
const leaseReserveMs = 5_000;
/** How long a delivery waits whose endpoint cannot be opened, or that broke while it was sent. */
const postponeMs = 30_000;
/** How long a whole claim waits after it could not be begun. */
const claimPauseMs = 1_000;
/** How long a resend waits for an endpoint that lets others hang. */
const resendWaitMs = 5_000;

/** Claims, sends and records deliveries until it is stopped. */
export function startDelivering(deps: DeliveringDeps, options: DeliveringOptions = {}): Delivering {
  const { claimSize = 250, pollMs = 200, admitMs = 100 } = options;
  const tracker = createDeliveryTracker({
    maxActive: options.maxActive ?? 500,
    maxInFlight: options.maxInFlight ?? 2_000,
    maxActiveBytes: options.maxActiveBytes ?? 64 * mebibyte,
    maxInFlightBytes: options.maxInFlightBytes ?? 256 * mebibyte,
    now: deps.now,
  });
  const targets = createTargetCache(deps);
  const claimWake = createWakeUp();
  const admitWake = createWakeUp();
  const underWay = new Set<ClaimedDelivery>();
  let isStopping = false;
  let stopping: Promise<void> | undefined;

  const writer = createOutcomeWriter({
    pool: deps.pool,
    onChanges: deps.onChanges,
    onDisabled: deps.onDisabled,
    onError: deps.onError,
    onWritten: (count) => {
      deps.onWritten?.(count);
      claimWake.wake();
      admitWake.wake();
    },
  });

  const stalledTimer = setInterval(() => {
    if (tracker.markStalled()) claimWake.wake();
  }, stalledLookMs);

  const loops = [
    loop(claimWake, pollMs, () => claim(deps.pool, Math.min(claimSize, tracker.room().all))),
    loop(admitWake, admitMs, () => {
      const { all, slow } = tracker.room();
      return admit(deps.pool, { limit: Math.min(claimSize, all), slowLimit: slow });
    }),
  ];

  // Takes what is there until nothing is left, then waits for a wake-up or the poll.
  async function loop(
    wakeUp: ReturnType<typeof createWakeUp>,
    idleMs: number,
    take: () => Promise<ClaimedDelivery[]>,
  ): Promise<void> {
    while (!isStopping) {
      if (tracker.room().all <= 0 || writer.pending() > maxUnwritten) {
        await wakeUp.wait(idleMs);
        continue;
      }
      const claimedAt = deps.now();
      const deliveries = await take().catch((error): ClaimedDelivery[] => {
        deps.onError(error);
        return [];
      });
      if (deliveries.length === 0) {
        await wakeUp.wait(idleMs);
        continue;
      }
      await begin(deliveries, claimedAt);
      // Under load it comes in by itself: a claim of a few costs Postgres nearly as much as one of hundreds.
      if (deliveries.length < claimSize / 2) await delay(gatherMs);
    }
  }

  async function begin(deliveries: ClaimedDelivery[], claimedAt: number): Promise<void> {
    deps.count("claimed", deliveries.length);
    const reclaimed = deliveries.filter((delivery) => delivery.isReclaimed).length;
    if (reclaimed > 0) deps.count("reclaimed", reclaimed);
    const loaded = await load(deliveries).catch((error: unknown) => giveUp(deliveries, error, claimPauseMs));
    if (!loaded) return;
    const { refused, unopened, tooMuch } = start(deliveries, loaded, claimedAt);
    // Due again at once, for whoever has room.
    await returnUnsent(tooMuch).catch((error) => giveUp(tooMuch, error, claimPauseMs));
    await postpone(unopened, postponeMs).catch(deps.onError);
    await park(refused).catch((error) => giveUp(refused, error, claimPauseMs));
  }

  /** Starts what can be sent, ends what cannot be any more, and answers the rest, by what keeps it. */
  function start(
    deliveries: readonly ClaimedDelivery[],
    { messages, ready, unready }: Awaited<ReturnType<typeof load>>,
    claimedAt: number,
  ) {
    const refused: ClaimedDelivery[] = [];
    const unopened: ClaimedDelivery[] = [];
    const tooMuch: ClaimedDelivery[] = [];
    tracker.weigh(deliveries.map((delivery) => messages.get(delivery.messageId)?.payloadBytes ?? 0));
    for (const delivery of deliveries) {
      const message = messages.get(delivery.messageId);
      const ending = endingOf(delivery, message);
      const target = ready.get(delivery.endpointId);
      if (ending) {
        const { applicationId } = delivery;
        const outcome = endUnsent(delivery, ending);
        writer.add({ outcome, applicationId, message: message ?? null, reason: null, at: claimedAt });
      } else if (unready.has(delivery.endpointId)) unopened.push(delivery);
      else if (message?.isLeftOut || tracker.room().bytes === 0) tooMuch.push(delivery);
      else if (target && hasBody(message) && tracker.mayStart(delivery)) {
        void deliver(delivery, message, target, claimedAt);
      } else refused.push(delivery);
    }
    return { refused, unopened, tooMuch };
  }

  async function load(deliveries: readonly ClaimedDelivery[]) {
    const messageIds = [...new Set(deliveries.map((delivery) => delivery.messageId))];
    const [endpoints, messages] = await Promise.all([
      targets.load(deliveries),
      loadMessages(deps.pool, messageIds, tracker.room().bytes),
    ]);
    return { ...endpoints, messages: new Map(messages.map((message) => [message.id, message])) };
  }

  async function deliver(
    delivery: ClaimedDelivery,
    message: MessageToSend & { body: string },
    target: ReadyTarget,
    claimedAt: number,
  ): Promise<void> {
    tracker.start(delivery, message.payloadBytes);
    underWay.add(delivery);
    try {
      const leaseEndsAt = claimedAt + target.timeoutMs + leaseMarginSeconds * 1000;
      const hasTime = leaseEndsAt - deps.now() > target.timeoutMs + leaseReserveMs;
      const delivered = hasTime ? await deliverOne(deps, delivery, message, target) : null;
      if (!delivered) return await returnUnsent([delivery]);
      deps.count(delivered.reason === null ? "succeeded" : "failed", 1);
      writer.add({ ...delivered, applicationId: delivery.applicationId });
    } catch (error) {
      await giveUp([delivery], error, postponeMs);
    } finally {
      underWay.delete(delivery);
      tracker.end(delivery);
    }
  }

  // An endpoint that takes more than its share goes behind a gate, and its deliveries back to wait there.
  async function park(deliveries: ClaimedDelivery[]): Promise<void> {
    await slowDown(deps.pool, [...new Set(deliveries.map((delivery) => delivery.endpointId))]);
    await returnUnsent(deliveries.filter((delivery) => delivery.trigger === 0));
    // No gate holds a resend.
    await postpone(
      deliveries.filter((delivery) => delivery.trigger === 1),
      resendWaitMs,
    );
  }

  async function postpone(deliveries: readonly ClaimedDelivery[], afterMs: number): Promise<void> {
    if (deliveries.length === 0) return;
    await giveBack(deps.pool, deliveries, afterMs);
    deps.count("postponed", deliveries.length);
  }

  async function returnUnsent(deliveries: readonly ClaimedDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    deps.count("given_back", deliveries.length);
    await giveBack(deps.pool, deliveries);
  }

  // Never due at once, or it would come round as fast as it fails; should this fail too, the lease brings it back.
  async function giveUp(
    deliveries: readonly ClaimedDelivery[],
    error: unknown,
    afterMs: number,
  ): Promise<void> {
    deps.onError(error);
    await postpone(deliveries, afterMs).catch(deps.onError);
  }

  return {
    wake: () => claimWake.wake(),
    inFlight: () => tracker.inFlight(),
    stop: (graceMs) => {
      stopping ??= stop(graceMs);
      return stopping;
    },
  };

  async function stop(graceMs: number): Promise<void> {
    isStopping = true;
    claimWake.wake();
    admitWake.wake();
    await Promise.all(loops);
    const deadline = deps.now() + graceMs;
    while (tracker.inFlight() > 0 && deps.now() < deadline) {
      await Promise.race([tracker.ended(), claimWake.wait(deadline - deps.now())]);
    }
    clearInterval(stalledTimer);
    await writer.flush();
    await returnUnsent([...underWay]);
  }
}

function hasBody(message: MessageToSend | undefined): message is MessageToSend & { body: string } {
  return message !== undefined && message.body !== null;
}

/** What ends a delivery before anything is sent; null: send it. */
function endingOf(
  delivery: ClaimedDelivery,
  message: MessageToSend | undefined,
): Parameters<typeof endUnsent>[1] | null {
  if (delivery.endpointState === "deleted") return { verdict: "cancelled", reason: "endpoint_deleted" };
  if (!hasBody(message) && !message?.isLeftOut) {
    return { verdict: "cancelled", reason: message?.isExpunged ? "payload_expunged" : "payload_expired" };
  }
  // A person may try an endpoint that is off.
  if (delivery.endpointState === "disabled" && delivery.trigger === 0) {
    return { verdict: "exhausted", reason: "endpoint_disabled" };
  }
  return null;
}
