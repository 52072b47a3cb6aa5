/** Event types by the parts of their names: order › created, order › line › added. */
export type EventTypeNode = {
  /** The whole name or prefix: order.line */
  name: string;
  /** Its last part: line */
  label: string;
  /** It is an event type itself, not only a group. */
  isType: boolean;
  title: string | null;
  description: string | null;
  children: EventTypeNode[];
};

export type EventTypeEntry = { name: string; title: string | null; description: string };

/** Groups appear only where more than one name shares them, so that a short list stays flat. */
export function buildEventTypeTree(types: readonly EventTypeEntry[]): EventTypeNode[] {
  const root: EventTypeNode = {
    name: "",
    label: "",
    isType: false,
    title: null,
    description: null,
    children: [],
  };
  for (const type of types) place(root, type);
  return root.children.map(flatten).sort(byLabel);
}

function place(root: EventTypeNode, { name, title, description }: EventTypeEntry): void {
  let node = root;
  const parts = name.split(".");
  for (const [index, label] of parts.entries()) {
    const path = parts.slice(0, index + 1).join(".");
    let child = node.children.find((candidate) => candidate.name === path);
    if (!child) {
      child = { name: path, label, isType: false, title: null, description: null, children: [] };
      node.children.push(child);
    }
    node = child;
  }
  node.isType = true;
  node.title = title;
  node.description = description;
}

// A group of one that is no type itself is shown as that one: guest.checked_in.
function flatten(node: EventTypeNode): EventTypeNode {
  const children = node.children.map(flatten).sort(byLabel);
  const [only] = children;
  if (!node.isType && only && children.length === 1 && only.children.length === 0) {
    return { ...only, label: `${node.label}.${only.label}` };
  }
  return { ...node, children };
}

function byLabel(a: EventTypeNode, b: EventTypeNode): number {
  return a.label < b.label ? -1 : 1;
}
