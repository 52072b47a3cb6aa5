import type { ClaimedDelivery } from "@posthorn/queue";
import { describe, expect, it } from "vitest";
import { createDeliveryTracker } from "./delivery-tracker.ts";

const maxInFlight = 100;

function startTracker() {
  let now = 0;
  const tracker = createDeliveryTracker({
    maxActive: 50,
    maxInFlight,
    maxActiveBytes: 1_000,
    maxInFlightBytes: 2_500,
    now: () => now,
  });
  return {
    tracker,
    start: (change: Partial<ClaimedDelivery>, payloadBytes = 2) => {
      const delivery = deliveryOf(change);
      tracker.start(delivery, payloadBytes);
      return delivery;
    },
    letSecondPass: () => {
      now += 1_000;
      return tracker.markStalled();
    },
  };
}

function deliveryOf(change: Partial<ClaimedDelivery>): ClaimedDelivery {
  return {
    messageId: "msg_1",
    endpointId: "ep_1",
    applicationId: "app_1",
    trigger: 0,
    attemptNumber: 0,
    leaseNumber: 1,
    isReclaimed: false,
    isSlow: false,
    revision: 1,
    endpointState: "live",
    ...change,
  };
}

describe("the slow share", () => {
  it("is a quarter of all places, and given back as deliveries end", () => {
    const { tracker, start } = startTracker();
    expect(tracker.room()).toMatchObject({ all: 50, slow: 25 });
    const slow = start({ isSlow: true });
    expect(tracker.room()).toMatchObject({ all: 49, slow: 24 });
    tracker.end(slow);
    expect(tracker.room()).toMatchObject({ all: 50, slow: 25 });
  });

  it("counts none of what a throttle or a limit in flight let through", () => {
    const { tracker, start } = startTracker();
    for (let index = 0; index < 30; index++) start({ endpointId: `ep_${index}` });
    expect(tracker.room()).toMatchObject({ all: 20, slow: 25 });
  });
});

describe("an endpoint that has let one wait for a second", () => {
  it("gets no more, whether a limit let it through or not, and the place moves on", () => {
    const { tracker, start, letSecondPass } = startTracker();
    const stalled = start({});
    expect(letSecondPass()).toBe(true);
    expect(tracker.room().all).toBe(50);
    expect(tracker.mayStart(deliveryOf({}))).toBe(false);
    expect(tracker.mayStart(deliveryOf({ isSlow: true }))).toBe(true);
    expect(tracker.mayStart(deliveryOf({ endpointId: "ep_2" }))).toBe(true);
    tracker.end(stalled);
    expect(tracker.mayStart(deliveryOf({}))).toBe(true);
  });

  it("gets what a person asks for until eight wait", () => {
    const { tracker, start, letSecondPass } = startTracker();
    const resend = { trigger: 1 } as const;
    for (let index = 0; index < 7; index++) start(resend);
    letSecondPass();
    expect(tracker.mayStart(deliveryOf(resend))).toBe(true);
    start(resend);
    letSecondPass();
    expect(tracker.mayStart(deliveryOf(resend))).toBe(false);
  });
});

describe("the payload bytes", () => {
  it("leave no room once they are reached, until one ends", () => {
    const { tracker, start } = startTracker();
    start({}, 999);
    expect(tracker.room()).toMatchObject({ all: 1, bytes: 1 });
    const last = start({}, 500);
    expect(tracker.room()).toMatchObject({ all: 0, bytes: 0 });
    tracker.end(last);
    expect(tracker.room()).toMatchObject({ all: 1, bytes: 1 });
  });

  it("of a delivery that has waited for a second make room for others, up to a bound in all", () => {
    const { tracker, start, letSecondPass } = startTracker();
    const stalled = start({}, 1_000);
    letSecondPass();
    expect(tracker.room().bytes).toBe(1_000);
    start({}, 1_000);
    letSecondPass();
    expect(tracker.room().bytes).toBe(500);
    start({}, 500);
    letSecondPass();
    expect(tracker.room()).toMatchObject({ all: 0, bytes: 0 });
    tracker.end(stalled);
    expect(tracker.room().bytes).toBe(1_000);
  });

  it("have fewer claimed when the last ones claimed were large", () => {
    const { tracker, start } = startTracker();
    tracker.weigh([300, 500]);
    expect(tracker.room().all).toBe(3);
    start({}, 999);
    expect(tracker.room().all).toBe(1);
  });

  it("take no place from small ones", () => {
    const { tracker } = startTracker();
    tracker.weigh([0, 0, 60]);
    expect(tracker.room().all).toBe(50);
  });
});
