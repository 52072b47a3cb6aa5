import { describe, expect, it } from "vitest";
import { addressOfFilter, boundsOfFilter, filterOfAddress } from "./message-filter.ts";

const read = (address: string) => filterOfAddress(new URLSearchParams(address));

describe("filterOfAddress", () => {
  it("reads back what addressOfFilter wrote", () => {
    const filter = {
      range: "7d",
      from: "2026-11-21T00:00:00.000Z",
      to: "2026-11-22T00:00:00.000Z",
      type: "order.created",
      app: "customer-1042",
      state: "failed",
      text: "ord 1042 & more",
    } as const;
    expect(read(addressOfFilter(filter))).toEqual(filter);
  });

  it("leaves out what does not fit, and half a range", () => {
    expect(read("range=9y&state=exploded&type=&text=%20&from=2026-11-21T00:00:00Z")).toEqual({
      range: "24h",
    });
  });
});

describe("addressOfFilter", () => {
  it("is empty for the usual view, and names the message that is open", () => {
    expect(addressOfFilter({ range: "24h" })).toBe("");
    expect(addressOfFilter({ range: "24h" }, "msg_1")).toBe("?message=msg_1");
  });
});

describe("boundsOfFilter", () => {
  const now = new Date("2026-11-22T12:00:00Z");

  it("goes back from now, or lies where it was put", () => {
    expect(boundsOfFilter({ range: "1h" }, now)).toEqual({ from: new Date("2026-11-22T11:00:00Z"), to: now });
    const from = "2026-11-01T00:00:00Z";
    const to = "2026-11-02T00:00:00Z";
    expect(boundsOfFilter({ range: "1h", from, to }, now)).toEqual({
      from: new Date(from),
      to: new Date(to),
    });
  });
});
