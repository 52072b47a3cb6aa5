import { describe, expect, it } from "vitest";
import { groupPatternOf, stopsOf, subscriptionOf, withFilter, withoutNewOf } from "./subscription.ts";

const names = [
  "order",
  "order.created",
  "order.approved",
  "order.line.added",
  "order.line.removed",
  "guest.left",
  "ping",
];

describe("a subscription", () => {
  it("is by all, by a group, or by name", () => {
    expect(subscriptionOf(null, "ping")).toEqual({ by: "all" });
    expect(subscriptionOf(["order.*"], "order.line.added")).toEqual({ by: "group", pattern: "order.*" });
    expect(subscriptionOf(["order.*"], "order")).toEqual({ by: "nothing" });
    expect(subscriptionOf(["ping"], "ping")).toEqual({ by: "name" });
  });

  it("gains a name, or a group in place of its parts", () => {
    expect(withFilter(null, "ping")).toBeNull();
    expect(withFilter(["ping"], "order")).toEqual(["ping", "order"]);
    expect(withFilter(["ping", "order", "order.created", "order.line.*"], "order.*")).toEqual([
      "ping",
      "order",
      "order.*",
    ]);
  });

  it("loses what is new of a group, and nothing that is there", () => {
    expect(withoutNewOf(["ping", "order.line.*"], "order.line.*", names)).toEqual([
      "ping",
      "order.line.added",
      "order.line.removed",
    ]);
  });

  it("names the nearest group of an event type", () => {
    expect(groupPatternOf("order.line.added")).toBe("order.line.*");
    expect(groupPatternOf("ping")).toBeNull();
    expect(groupPatternOf(".odd")).toBeNull();
  });
});

describe("switching an event type off", () => {
  it("has one meaning where others are asked for by name", () => {
    expect(stopsOf(["ping", "order.created"], "ping", names)).toEqual([
      { what: "type", rest: ["order.created"] },
    ]);
  });

  it("can only mean the endpoint where it is the last", () => {
    expect(stopsOf(["ping"], "ping", names)).toEqual([{ what: "endpoint" }]);
    expect(stopsOf(["guest.*"], "guest.left", names)).toEqual([{ what: "endpoint" }]);
  });

  it("of all keeps the rest: groups beside it as groups, those of its own group by name", () => {
    expect(stopsOf(null, "order.line.added", names)).toEqual([
      {
        what: "type",
        rest: ["order", "order.created", "order.approved", "order.line.removed", "guest.*", "ping"],
      },
      { what: "endpoint" },
    ]);
  });

  it("of a group may mean it alone, or the group", () => {
    expect(stopsOf(["ping", "order.*"], "order.created", names)).toEqual([
      { what: "type", rest: ["ping", "order.approved", "order.line.*"] },
      { what: "group", pattern: "order.*", rest: ["ping"] },
      { what: "endpoint" },
    ]);
  });
});
