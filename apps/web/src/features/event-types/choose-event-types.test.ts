import { describe, expect, it } from "vitest";
import { type Chosen, choiceOf, toggle } from "./choose-event-types.ts";
import { buildEventTypeTree, type EventTypeNode } from "./event-type-tree.ts";

const names = [
  "order.created",
  "order.approved",
  "order.line.added",
  "order.line.removed",
  "guest.checked_in",
];
const tree = buildEventTypeTree(names.map((name) => ({ name, title: null, description: "" })));

function find(name: string, nodes: readonly EventTypeNode[] = tree): EventTypeNode {
  for (const node of nodes) {
    if (node.name === name) return node;
    if (name.startsWith(`${node.name}.`)) return find(name, node.children);
  }
  throw new Error(`no ${name}`);
}

const after = (start: string[], ...clicks: string[]) =>
  [...clicks.reduce<Chosen>((chosen, name) => toggle(chosen, find(name), tree), new Set(start))].sort();

describe("buildEventTypeTree", () => {
  it("groups by dots, and leaves a group of one flat", () => {
    expect(tree.map((node) => [node.label, node.children.map((child) => child.label)])).toEqual([
      ["guest.checked_in", []],
      ["order", ["approved", "created", "line"]],
    ]);
    expect(find("order.line").children.map((child) => child.label)).toEqual(["added", "removed"]);
  });

  it("keeps a name that is a type and a group", () => {
    const [order] = buildEventTypeTree([
      { name: "order", title: "Any", description: "any" },
      { name: "order.created", title: null, description: "" },
    ]);
    expect(order).toMatchObject({
      name: "order",
      title: "Any",
      isType: true,
      children: [{ name: "order.created" }],
    });
  });
});

describe("toggle", () => {
  it("chooses one and takes it back", () => {
    expect(after([], "order.created")).toEqual(["order.created"]);
    expect(after(["order.created"], "order.created")).toEqual([]);
  });

  it("chooses a group with what it gets later, in place of its parts", () => {
    expect(after(["order.created", "order.line.*", "guest.checked_in"], "order")).toEqual([
      "guest.checked_in",
      "order.*",
    ]);
  });

  it("takes one out of a group: the rest is named one by one", () => {
    expect(after(["order.*"], "order.line.added")).toEqual([
      "order.approved",
      "order.created",
      "order.line.removed",
    ]);
    expect(after(["order.*"], "order.created")).toEqual(["order.approved", "order.line.*"]);
  });

  it("takes a group back whole", () => {
    expect(after(["order.*", "guest.checked_in"], "order")).toEqual(["guest.checked_in"]);
  });
});

describe("choiceOf", () => {
  it("shows a group as part chosen until the group itself is", () => {
    expect(choiceOf(new Set(["order.created"]), find("order"))).toBe("some");
    expect(choiceOf(new Set(["order.line.added", "order.line.removed"]), find("order.line"))).toBe("some");
    expect(choiceOf(new Set(["order.*"]), find("order"))).toBe("all");
    expect(choiceOf(new Set(["order.*"]), find("order.line.added"))).toBe("all");
    expect(choiceOf(new Set(), find("order"))).toBe("none");
  });
});
