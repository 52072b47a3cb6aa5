import { ensureSyntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";

type Node = NonNullable<ReturnType<typeof ensureSyntaxTree>>["topNode"];

const values = new Set(["Object", "Array", "String", "Number", "True", "False", "Null"]);
const parseMs = 200;

/** Where a JSON pointer leads in a text: to the name of the property, or to as much of the way as there is. */
export function placeOf(state: EditorState, pointer: string): { from: number; to: number } {
  const top = ensureSyntaxTree(state, state.doc.length, parseMs)?.topNode;
  let value = top ? valuesIn(top)[0] : undefined;
  let mark = value;
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const found = value ? step(state, value, name) : undefined;
    if (!found) break;
    ({ value, mark } = found);
  }
  if (!mark) return { from: 0, to: 0 };
  // Of what goes over lines, its first is enough.
  return { from: mark.from, to: Math.min(mark.to, state.doc.lineAt(mark.from).to) };
}

function step(state: EditorState, node: Node, name: string): { value: Node; mark: Node } | undefined {
  if (node.name === "Array") {
    const element = valuesIn(node)[Number(name)];
    return element && { value: element, mark: element };
  }
  for (const property of node.getChildren("Property")) {
    const key = property.getChild("PropertyName");
    const [value] = valuesIn(property);
    if (key && value && textOf(state, key) === name) return { value, mark: key };
  }
  return undefined;
}

function valuesIn(node: Node): Node[] {
  const found: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (values.has(child.name)) found.push(child);
  }
  return found;
}

function textOf(state: EditorState, { from, to }: Node): unknown {
  try {
    return JSON.parse(state.sliceDoc(from, to));
  } catch {
    return undefined;
  }
}
