import { describe, expect, it } from "vitest";
import { messageEnvelope, messageIn } from "./message.ts";

const isAccepted = (fields: object) =>
  messageEnvelope.safeParse({ eventType: "order.created", ...fields }).success;

describe("messageEnvelope", () => {
  it("leaves the payload out, whatever it is", () => {
    const envelope = messageEnvelope.parse({ eventType: "order.created", payload: { a: "\u0000" } });
    expect(envelope).toEqual({ eventType: "order.created" });
  });

  it("takes null for every field that may be left out", () => {
    expect(
      isAccepted({
        eventId: null,
        channels: null,
        tags: null,
        application: null,
        payloadRetentionPeriod: null,
        transformationsParams: null,
        deliverAt: null,
        payloadRetentionHours: null,
      }),
    ).toBe(true);
  });

  it("takes 10 channels and 5 tags, and no more", () => {
    const words = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`);
    expect(isAccepted({ channels: words(10), tags: words(5) })).toBe(true);
    expect(isAccepted({ channels: words(11) })).toBe(false);
    expect(isAccepted({ tags: words(6) })).toBe(false);
  });

  it.each([0, 91, 1.5])("refuses a retention of %d days", (payloadRetentionPeriod) => {
    expect(isAccepted({ payloadRetentionPeriod })).toBe(false);
  });

  it.each(["order created", "", "order/created", "order.*", "a".repeat(257), "a\u0000"])(
    "refuses the event type %j",
    (eventType) => {
      expect(isAccepted({ eventType })).toBe(false);
    },
  );

  it("refuses what would be ignored in silence, and says what to do instead", () => {
    const { error } = messageEnvelope.safeParse({ eventType: "a", deliverAt: "2030-01-01T00:00:00Z" });
    expect(error?.issues[0]).toMatchObject({
      path: ["deliverAt"],
      message: expect.stringContaining("Not supported"),
    });
    expect(isAccepted({ payloadRetentionHours: 2 })).toBe(false);
  });

  it("takes a raw payload with its content type, and no header injection", () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect(isAccepted({ transformationsParams: { rawPayload: "a=1&b=2", headers } })).toBe(true);
    expect(
      isAccepted({ transformationsParams: { rawPayload: "a", headers: { "content-type": "a\r\nb: c" } } }),
    ).toBe(false);
  });

  it("names the field inside the application that it would create", () => {
    const { error } = messageEnvelope.safeParse({ eventType: "a", application: { name: "", uid: "app_1" } });
    expect(error?.issues.map((issue) => issue.path)).toEqual([
      ["application", "name"],
      ["application", "uid"],
    ]);
  });
});

describe("messageIn", () => {
  it("needs a payload", () => {
    expect(messageIn.safeParse({ eventType: "a" }).success).toBe(false);
    expect(messageIn.safeParse({ eventType: "a", payload: {} }).success).toBe(true);
  });
});
