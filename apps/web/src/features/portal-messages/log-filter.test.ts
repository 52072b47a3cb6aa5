import { expect, it } from "vitest";
import { logFilterOf } from "./log-filter.ts";

it("reads a filter from an address, and leaves out what does not fit", () => {
  const read = (search: string) => logFilterOf(new URLSearchParams(search));
  expect(read("state=failed&type=order.created&range=7d")).toEqual({
    range: "7d",
    state: "failed",
    type: "order.created",
  });
  expect(read("state=broken&range=1y&other=1")).toEqual({ range: "90d" });
  expect(read("endpoint=ep_1&state=nobody")).toEqual({ range: "90d", endpoint: "ep_1" });
});
