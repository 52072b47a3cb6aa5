import type { EndpointHeadersOut, EndpointOut } from "@posthorn/contract";
import { describe, expect, it } from "vitest";
import { headersPatch, readProperties, settingsFields, settingsPatch } from "./settings-fields.ts";

const known: EndpointHeadersOut = {
  headers: { "X-Tenant": "kopi", "X-Old": "1" },
  sensitive: ["Authorization"],
};
const endpoint: EndpointOut = {
  id: "ep_2ZCRQkyXVTGXuN4gDXvDmyRSWPb",
  uid: null,
  url: "https://kopi.example/hooks",
  description: "",
  throttleRate: 10,
  maxInFlight: null,
  disabled: false,
  eventTypes: null,
  channels: ["hanoi", "jkt"],
  properties: { branch: "hanoi" },
  metadata: {},
  createdAt: "2026-11-22T12:00:00Z",
  updatedAt: "2026-11-22T12:00:00Z",
};

describe("settings of an endpoint", () => {
  it("are what they were when nothing is typed", () => {
    const fields = settingsFields(endpoint, known);
    expect(settingsPatch(fields)).toEqual({
      throttleRate: 10,
      maxInFlight: null,
      channels: ["hanoi", "jkt"],
      properties: { branch: "hanoi" },
    });
    expect(headersPatch(fields.headers, known)).toBeNull();
  });

  it("are unset by an empty field, and wait for properties that are an object", () => {
    const empty = { rate: "", inFlight: "", channels: " , ", properties: " ", headers: [] };
    expect(settingsPatch(empty)).toEqual({
      throttleRate: null,
      maxInFlight: null,
      channels: null,
      properties: null,
    });
    for (const text of ["[1]", "{", "1", "null"]) expect(readProperties(text)).toBeUndefined();
  });
});

describe("headersPatch", () => {
  it("sends what changed, deletes what is gone, and leaves a kept value alone", () => {
    const fields = [
      { key: 0, name: "X-Tenant", value: "sen", isKept: false },
      { key: 1, name: "authorization", value: "", isKept: true },
      { key: 2, name: " X-New ", value: "2", isKept: false },
      { key: 3, name: "", value: "nobody", isKept: false },
    ];
    expect(headersPatch(fields, known)).toEqual({
      headers: { "X-Tenant": "sen", "X-New": "2" },
      deleteHeaders: ["X-Old"],
    });
  });
});
