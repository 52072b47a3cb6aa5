import type { EventTypeNode } from "./event-type-tree.ts";

/** Which event types are chosen: names, and `order.*` for a whole group with what it gets later. */
export type Chosen = ReadonlySet<string>;

export type ChoiceState = "all" | "some" | "none";

/** Whether a node of the tree is chosen; of a group, whether all of it is. */
export function choiceOf(chosen: Chosen, node: EventTypeNode): ChoiceState {
  if (isCovered(chosen, node.name)) return "all";
  if (node.children.length > 0 && chosen.has(`${node.name}.*`)) {
    return node.isType && !chosen.has(node.name) ? "some" : "all";
  }
  const own: ChoiceState[] = node.isType ? [chosen.has(node.name) ? "all" : "none"] : [];
  const states = [...own, ...node.children.map((child) => choiceOf(chosen, child))];
  // Every one of a group is not the group: new types of it would be missing.
  if (node.children.length > 0) return states.some((state) => state !== "none") ? "some" : "none";
  return states[0] ?? "none";
}

/** Chooses a node, or takes it back. A group stands for what it has and what it gets later. */
export function toggle(chosen: Chosen, node: EventTypeNode, tree: readonly EventTypeNode[]): Chosen {
  return choiceOf(chosen, node) === "all" ? without(chosen, node, tree) : withNode(chosen, node);
}

function withNode(chosen: Chosen, node: EventTypeNode): Chosen {
  const next = new Set([...chosen].filter((name) => !isBelow(name, node.name)));
  if (node.isType) next.add(node.name);
  if (node.children.length > 0) next.add(`${node.name}.*`);
  return next;
}

// What a group above covers is named one by one, all but the node.
function without(chosen: Chosen, node: EventTypeNode, tree: readonly EventTypeNode[]): Chosen {
  let next = new Set(chosen);
  for (const above of pathTo(tree, node.name)) {
    if (!next.delete(`${above.name}.*`)) continue;
    for (const child of above.children) next = new Set(withNode(next, child));
  }
  return new Set([...next].filter((name) => name !== node.name && !isBelow(name, node.name)));
}

function pathTo(tree: readonly EventTypeNode[], name: string): EventTypeNode[] {
  const next = tree.find((node) => name.startsWith(`${node.name}.`));
  return next ? [next, ...pathTo(next.children, name)] : [];
}

function isCovered(chosen: Chosen, name: string): boolean {
  const parts = name.split(".");
  return parts.some((_, index) => index > 0 && chosen.has(`${parts.slice(0, index).join(".")}.*`));
}

function isBelow(name: string, group: string): boolean {
  return name.startsWith(`${group}.`);
}
