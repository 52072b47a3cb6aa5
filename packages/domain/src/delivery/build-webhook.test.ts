import { describe, expect, it } from "vitest";
import { buildWebhook, withProperties } from "./build-webhook.ts";
import type { SendTarget } from "./load-send-targets.ts";

const target: SendTarget = {
  endpointId: "ep_1",
  environmentId: "env_1",
  applicationId: "app_1",
  revision: 1,
  url: "https://example.com",
  headers: {},
  secrets: [],
  properties: null,
  headerFamily: "both",
  timeoutMs: 15_000,
  retrySchedule: [],
};
const message = { id: "msg_1", contentType: null, body: '{"total":12345678901234567890,"price":1.10}' };
const sign = (id: string, seconds: number, body: string) => `${id}.${seconds}.${body.length}`;

describe("buildWebhook", () => {
  it("sends the payload as it was published, under both families of headers", () => {
    const { headers, body } = buildWebhook(message, target, sign, 1_700_000_000);
    expect(body).toBe(message.body);
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "webhook-id": "msg_1",
      "webhook-timestamp": "1700000000",
      "webhook-signature": "msg_1.1700000000.43",
      "svix-id": "msg_1",
      "svix-signature": "msg_1.1700000000.43",
    });
  });

  it("sends one family alone where the environment says so", () => {
    const names = Object.keys(buildWebhook(message, { ...target, headerFamily: "webhook" }, sign, 1).headers);
    expect(names.some((name) => name.startsWith("svix-"))).toBe(false);
  });

  it("adds properties to an object before signing and changes no other byte", () => {
    const { headers, body } = buildWebhook(message, { ...target, properties: '{"shop":7}' }, sign, 1);
    expect(body).toBe('{"total":12345678901234567890,"price":1.10,"properties":{"shop":7}}');
    expect(headers["webhook-signature"]).toBe(`msg_1.1.${body.length}`);
  });

  it.each([
    ["{}", '{"properties":{"a":1}}'],
    ['{"properties":0}', '{"properties":0}'],
    ["[1]", "[1]"],
    ['"}"', '"}"'],
    ['{ "a" : 1 }\n', '{ "a" : 1 ,"properties":{"a":1}}\n'],
  ])("makes of %s with properties %s", (payload, expected) => {
    expect(withProperties(payload, '{"a":1}')).toBe(expected);
  });

  it("leaves a payload that is not JSON alone", () => {
    const form = { id: "msg_1", contentType: "application/x-www-form-urlencoded", body: "a=1&b=2" };
    const { headers, body } = buildWebhook(form, { ...target, properties: '{"shop":7}' }, sign, 1);
    expect(body).toBe("a=1&b=2");
    expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
  });
});
