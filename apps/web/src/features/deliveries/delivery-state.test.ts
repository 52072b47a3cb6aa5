import { describe, expect, it } from "vitest";
import { shownStateOf, worstState } from "./delivery-state.ts";

describe("shownStateOf", () => {
  it("tells a delivery that was tried from one that was not", () => {
    expect(shownStateOf({ deliveryState: "pending", statusText: "sending", attemptCount: 0 })).toBe(
      "waiting",
    );
    expect(shownStateOf({ deliveryState: "pending", statusText: "sending", attemptCount: 1 })).toBe(
      "retrying",
    );
  });

  it("reads the status of the API where it tells no state", () => {
    expect(shownStateOf({ statusText: "fail" })).toBe("failed");
    expect(shownStateOf({ statusText: "canceled" })).toBe("cancelled");
    expect(shownStateOf({ statusText: "success" })).toBe("delivered");
  });
});

describe("worstState", () => {
  it("prefers what needs a person, then what is under way", () => {
    expect(worstState(["delivered", "retrying", "failed"])).toBe("failed");
    expect(worstState(["delivered", "waiting", "retrying"])).toBe("retrying");
    expect(worstState(["cancelled", "delivered"])).toBe("delivered");
    expect(worstState([])).toBe("nobody");
  });
});
