import { type Node, parseSync } from "oxc-parser";

/** A text in the source that a reader would see. */
export type StrayText = { file: string; line: number; text: string };

/** A call of a translator with a whole key; `given` is undefined where its values are not spelt out. */
export type KeyUse = { file: string; line: number; key: string; given: string[] | undefined };

type Call = Extract<Node, { type: "CallExpression" }>;

type Found = { strays: StrayText[]; uses: KeyUse[] };

/** Attributes that are shown or read out. */
const shownAttributes =
  /^(?:aria-(?:label|description|valuetext|placeholder)|alt|label|placeholder|title|textValue|hint|confirm|heading|description|summary)$/;

/** What reads the same in every language: names, and what is typed as it stands. */
const names = /^(?:Posthorn|curl|TypeScript|GitHub|Google|Slack|Discord|JSON|CSV|URL|UTC|API|POST|id)$/;

/** Reads the texts and the message keys of one source file from its syntax tree. */
export function readSource(file: string, source: string): Found {
  const { program } = parseSync(file, source);
  const found: Found = { strays: [], uses: [] };
  const lineOf = (node: Node) => source.slice(0, node.start).split("\n").length;
  const stray = (node: Node, text: string) => {
    const words = text.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
    if (words.some((word) => word.length > 1 && !names.test(word))) {
      found.strays.push({ file, line: lineOf(node), text: text.trim() });
    }
  };
  visit(program, new Map());
  return found;

  function visit(node: Node, outer: ReadonlyMap<string, string>): void {
    const translators = opensScope(node) ? new Map([...outer, ...translatorsOf(node)]) : outer;
    if (node.type === "JSXText") stray(node, node.value.replace(/&\w+;/g, " "));
    if (node.type === "JSXExpressionContainer") literalsOf(node.expression);
    if (node.type === "JSXAttribute" && node.value) {
      if (shownAttributes.test(String(node.name.name))) literalsOf(node.value);
      // What is in the braces of an attribute that nobody sees is not text.
      visitChildren(node.value, translators);
      return;
    }
    if (node.type === "CallExpression") call(node, translators);
    visitChildren(node, translators);
  }

  function visitChildren(node: Node, translators: ReadonlyMap<string, string>): void {
    for (const child of childrenOf(node)) visit(child, translators);
  }

  function call(node: Call, translators: ReadonlyMap<string, string>): void {
    if (isToast(node.callee)) for (const argument of node.arguments) literalsOf(argument);
    useOf(node, translators);
  }

  function literalsOf(node: Node): void {
    switch (node.type) {
      case "Literal":
        if (typeof node.value === "string") stray(node, node.value);
        return;
      case "TemplateLiteral":
        for (const part of node.quasis) stray(node, part.value.raw);
        return;
      case "JSXExpressionContainer":
        literalsOf(node.expression);
        return;
      case "ConditionalExpression":
        literalsOf(node.consequent);
        literalsOf(node.alternate);
        return;
      case "LogicalExpression":
        literalsOf(node.left);
        literalsOf(node.right);
        return;
    }
  }

  function useOf(node: Call, translators: ReadonlyMap<string, string>): void {
    const callee = node.callee.type === "MemberExpression" ? node.callee.object : node.callee;
    if (callee.type !== "Identifier") return;
    const noun = translators.get(callee.name);
    const [key, values] = node.arguments;
    if (noun === undefined || key?.type !== "Literal" || typeof key.value !== "string") return;
    found.uses.push({ file, line: lineOf(node), key: `${noun}.${key.value}`, given: namesOf(values) });
  }
}

/** The names of an object that is spelt out; none for no object. */
function namesOf(values: Node | undefined): string[] | undefined {
  if (values === undefined) return [];
  if (values.type !== "ObjectExpression") return undefined;
  const found = values.properties.map((property) =>
    property.type === "Property" && property.key.type === "Identifier" ? property.key.name : undefined,
  );
  return found.every((name) => name !== undefined) ? found : undefined;
}

function opensScope(node: Node): boolean {
  return /Function|Program/.test(node.type);
}

/** The translators of a function's own body, each with its noun. */
function translatorsOf(node: Node): [string, string][] {
  const block = "body" in node ? node.body : null;
  const statements = Array.isArray(block)
    ? block
    : block && typeof block === "object" && "body" in block && Array.isArray(block.body)
      ? block.body
      : [];
  return statements.flatMap((statement: Node) => {
    if (statement.type !== "VariableDeclaration") return [];
    return statement.declarations.flatMap(({ id, init }): [string, string][] => {
      const call = init?.type === "AwaitExpression" ? init.argument : init;
      if (id.type !== "Identifier" || call?.type !== "CallExpression") return [];
      const noun = call.arguments[0];
      const isTranslator =
        call.callee.type === "Identifier" && /^(?:use|get)Translations$/.test(call.callee.name);
      return isTranslator && noun?.type === "Literal" ? [[id.name, String(noun.value)]] : [];
    });
  });
}

function isToast(callee: Node): boolean {
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "toast"
  );
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
