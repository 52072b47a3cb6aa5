import { describe, expect, it } from "vitest";
import { attemptReason, attemptReasonCodes } from "./attempt-reason.ts";
import { capabilities, impliedCapabilities } from "./capability.ts";
import {
  deliveryReason,
  deliveryStates,
  messageStatuses,
  messageStatusText,
  statusOfState,
} from "./delivery.ts";
import { operationalEvent, operationalEventTypes } from "./operational-event.ts";

describe("attemptReason", () => {
  it("has the codes that its list names", () => {
    expect(attemptReason.options.map((option) => option.shape.code.value)).toEqual(attemptReasonCodes);
  });

  it("keeps code and parameters", () => {
    const reason = { code: "timeout", params: { phase: "first_byte", timeoutMs: 15_000 } };
    expect(attemptReason.parse(reason)).toEqual(reason);
    expect(attemptReason.safeParse({ code: "other", params: {} }).success).toBe(false);
  });
});

describe("operationalEvent", () => {
  it("has the types that its list names", () => {
    expect(operationalEvent.options.map((option) => option.shape.type.value)).toEqual(operationalEventTypes);
  });
});

describe("delivery states", () => {
  it("have a status each, and statuses a word each", () => {
    expect(Object.keys(statusOfState)).toEqual([...deliveryStates]);
    expect(Object.keys(messageStatuses)).toEqual(messageStatusText.options);
    expect(deliveryReason.options).not.toHaveLength(0);
  });
});

describe("capabilities", () => {
  it("hold ViewBase, each of them", () => {
    for (const capability of capabilities) {
      expect([capability, ...impliedCapabilities[capability]]).toContain("ViewBase");
    }
  });
});
