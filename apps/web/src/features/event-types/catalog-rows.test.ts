import type { CatalogEntry } from "@posthorn/domain";
import { describe, expect, it } from "vitest";
import { catalogFilterOf } from "./catalog-filter.ts";
import { groupedRows, treeRows } from "./catalog-rows.ts";

const entry = (name: string, groupName: string | null = null): CatalogEntry => ({
  name,
  title: null,
  description: "",
  groupName,
  archived: false,
  deprecated: false,
  version: null,
  hasDraft: false,
  messagesOf7Days: 0,
  messagesOf30Days: 0,
});

describe("treeRows", () => {
  it("puts names below the part that they share, with how many there are", () => {
    const rows = treeRows(
      ["order.created", "order.line.added", "order.line.removed", "ping"].map((name) => entry(name)),
    );
    expect(rows.map(({ label, depth, below, entry }) => [label, depth, below, entry?.name ?? null])).toEqual([
      ["order", 0, 3, null],
      ["created", 1, 0, "order.created"],
      ["line", 1, 2, null],
      ["added", 2, 0, "order.line.added"],
      ["removed", 2, 0, "order.line.removed"],
      ["ping", 0, 0, "ping"],
    ]);
  });
});

describe("groupedRows", () => {
  it("orders by group, with those without one last", () => {
    const rows = groupedRows([entry("a"), entry("b", "Orders"), entry("c", "Guests"), entry("d", "Orders")]);
    expect(rows.map(({ group, rows: inGroup }) => [group, inGroup.map(({ key }) => key)])).toEqual([
      ["Guests", ["c"]],
      ["Orders", ["b", "d"]],
      [null, ["a"]],
    ]);
  });
});

describe("catalogFilterOf", () => {
  it("takes what an address may say, and no more", () => {
    expect(catalogFilterOf({ text: " order ", archived: "true" })).toEqual({
      text: "order",
      isArchivedToo: true,
    });
    expect(catalogFilterOf({ text: ["a"], archived: "1" })).toEqual({ isArchivedToo: false });
  });
});
