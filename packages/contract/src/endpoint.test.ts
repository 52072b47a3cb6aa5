import { describe, expect, it } from "vitest";
import { endpointIn, endpointPatch, endpointUpsertIn } from "./endpoint.ts";
import { operationalWebhookEndpointIn, operationalWebhookEndpointUpsertIn } from "./operational-endpoint.ts";

const url = "https://kopi.example/hooks";
const isAccepted = (fields: object) => endpointIn.safeParse({ url, ...fields }).success;

describe("what writes an endpoint", () => {
  it.each([
    endpointIn,
    endpointUpsertIn,
    endpointPatch,
    operationalWebhookEndpointIn,
    operationalWebhookEndpointUpsertIn,
  ])("reads the names of the client for Node 20, and its own before them", (schema) => {
    const older = { filterTypes: ["order.*", "order.*"], rateLimit: 3 };
    const named = { eventTypes: ["order.*"], throttleRate: 3 };
    expect(schema.parse({ url, ...older })).toEqual(schema.parse({ url, ...named }));
    expect(schema.parse({ url, ...named, filterTypes: null, rateLimit: 9 })).toMatchObject(named);
    expect(schema.parse({ url, filterTypes: null, rateLimit: null })).toMatchObject({
      eventTypes: null,
      throttleRate: null,
    });
    expect(schema.safeParse({ url, filterTypes: [] }).error?.issues[0]?.path).toEqual(["filterTypes"]);
  });
});

describe("endpointIn", () => {
  it("needs a URL only; what Posthorn adds stays out when it is not sent", () => {
    expect(endpointIn.parse({ url })).toEqual({ url, description: "", disabled: false, metadata: {} });
  });

  it("takes event types and everything below one, as a set", () => {
    const { eventTypes } = endpointIn.parse({ url, eventTypes: ["order.*", "order.created", "order.*"] });
    expect(eventTypes).toEqual(["order.*", "order.created"]);
  });

  it.each([["*"], ["order.*.a"], ["order*"], ["a b"], [""]])("refuses the event type %j", (eventType) => {
    expect(isAccepted({ eventTypes: [eventType] })).toBe(false);
  });

  it("takes null for all event types and channels, and refuses none", () => {
    expect(isAccepted({ eventTypes: null, channels: null })).toBe(true);
    expect(isAccepted({ eventTypes: [] })).toBe(false);
    expect(isAccepted({ channels: [] })).toBe(false);
  });

  it("takes 10 channels and refuses 11", () => {
    const channels = Array.from({ length: 11 }, (_, i) => `c${i}`);
    expect(isAccepted({ channels: channels.slice(1) })).toBe(true);
    expect(isAccepted({ channels })).toBe(false);
  });

  it("takes properties of 4,096 bytes as JSON and refuses one byte more", () => {
    expect(isAccepted({ properties: { a: "x".repeat(4_096 - 8) } })).toBe(true);
    expect(isAccepted({ properties: { a: "x".repeat(4_096 - 7) } })).toBe(false);
  });

  it.each([
    { properties: [] },
    { properties: "a" },
    { properties: { a: "\u0000" } },
    { properties: { "\u0000": 1 } },
  ])("refuses %j", (fields) => {
    expect(isAccepted(fields)).toBe(false);
  });

  it("refuses properties of hostile depth without overflowing", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}`);
    const { error } = endpointIn.safeParse({ url, properties: deep });
    expect(error?.issues[0]?.message).toContain("64 levels");
  });

  it("takes schedules with fractions, up to 20 entries of 30 days", () => {
    expect(isAccepted({ retrySchedule: [0.1, 5, 2_592_000] })).toBe(true);
    expect(isAccepted({ retrySchedule: [] })).toBe(false);
    expect(isAccepted({ retrySchedule: Array(21).fill(1) })).toBe(false);
    expect(isAccepted({ retrySchedule: [2_592_001] })).toBe(false);
    expect(isAccepted({ retrySchedule: [-1] })).toBe(false);
  });

  it.each([0, 31, 1.5])("refuses a time-out of %d s", (timeoutSeconds) => {
    expect(isAccepted({ timeoutSeconds })).toBe(false);
  });

  it("takes null for each of Posthorn's own limits", () => {
    expect(
      isAccepted({
        properties: null,
        timeoutSeconds: null,
        retrySchedule: null,
        maxInFlight: null,
        disableOnFailure: null,
      }),
    ).toBe(true);
  });
});

describe("endpointUpsertIn", () => {
  it("drops secret and headers, which stay as they are", () => {
    expect(endpointUpsertIn.parse({ url, secret: "x", headers: { a: "b" } })).not.toHaveProperty("secret");
    expect(endpointUpsertIn.parse({ url, secret: "x", headers: { a: "b" } })).not.toHaveProperty("headers");
  });
});

describe("endpointPatch", () => {
  it("tells an omitted field from one that is unset", () => {
    expect(endpointPatch.parse({})).toEqual({});
    const unset = { uid: null, throttleRate: null, eventTypes: null, channels: null, retrySchedule: null };
    expect(endpointPatch.parse(unset)).toEqual(unset);
  });

  it.each(["url", "description", "disabled", "metadata"])("refuses to unset %s", (field) => {
    expect(endpointPatch.safeParse({ [field]: null }).success).toBe(false);
  });
});
