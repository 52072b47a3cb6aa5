import { describe, expect, it } from "vitest";
import { eventOfCall } from "./event-of-call.ts";

describe("eventOfCall", () => {
  it.each([
    ["POST", "app/app_1/endpoint", '{"id":"ep_1"}', { type: "endpoint.created", endpointId: "ep_1" }],
    ["PATCH", "app/app_1/endpoint/ep_1", "{}", { type: "endpoint.updated", endpointId: "ep_1" }],
    ["PATCH", "app/app_1/endpoint/ep_1/headers", "", { type: "endpoint.updated", endpointId: "ep_1" }],
    ["POST", "app/app_1/endpoint/ep_1/secret/rotate", "", { type: "endpoint.updated", endpointId: "ep_1" }],
    ["DELETE", "app/app_1/endpoint/ep_1", "", { type: "endpoint.deleted", endpointId: "ep_1" }],
  ])("%s %s is told", (method, path, answer, event) => {
    expect(eventOfCall(method, path, answer)).toEqual(event);
  });

  it.each([
    ["GET", "app/app_1/endpoint"],
    ["GET", "app/app_1/endpoint/ep_1"],
    ["POST", "app/app_1/endpoint/ep_1/send-example"],
    ["POST", "app/app_1/msg/msg_1/endpoint/ep_1/resend"],
    ["POST", "auth/logout"],
  ])("%s %s is not", (method, path) => {
    expect(eventOfCall(method, path, "{}")).toBeNull();
  });
});
