import { describe, expect, it } from "vitest";
import { batchItemEnvelope, messageBatchEnvelope, messageBatchOut } from "./message-batch.ts";

describe("messageBatchEnvelope", () => {
  it("takes messages that do not fit, so that each is decided alone", () => {
    const { messages } = messageBatchEnvelope.parse({ messages: [{ eventType: "a" }, 3, null] });
    expect(messages.map((message) => batchItemEnvelope.safeParse(message).success)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("takes 1 to 1,000 messages", () => {
    expect(messageBatchEnvelope.safeParse({ messages: [] }).success).toBe(false);
    expect(messageBatchEnvelope.safeParse({ messages: Array(1_000).fill({}) }).success).toBe(true);
    expect(messageBatchEnvelope.safeParse({ messages: Array(1_001).fill({}) }).success).toBe(false);
  });
});

describe("messageBatchOut", () => {
  it("holds either a message or an error for each", () => {
    const refused = {
      status: 422,
      error: { detail: [{ loc: ["body", "eventType"], msg: "a", type: "value_error" }] },
    };
    const conflict = { status: 409, error: { code: "conflict", detail: "a" } };
    expect(messageBatchOut.parse({ data: [refused, conflict] })).toEqual({ data: [refused, conflict] });
    expect(messageBatchOut.safeParse({ data: [{ status: 202 }] }).success).toBe(false);
  });
});
