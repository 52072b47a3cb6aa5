import { type ExportedDeclaration, exportedDeclarations } from "./exported-declarations.ts";
import { code, fence, generatedNote, page, table } from "./markdown.ts";

const introduction = `Everything that \`@posthorn/sdk\` exports, with its types, its doc comment and an example that compiles
and runs in tests. [Publishing](../guides/publishing.md) and [verifying](../guides/verifying.md) show it at work.`;

const entries = [
  { file: "index.ts", path: "@posthorn/sdk", what: "Publish, manage, verify." },
  { file: "webhook.ts", path: "@posthorn/sdk/webhook", what: "Verification alone, where size matters." },
  { file: "fetch.ts", path: "@posthorn/sdk/fetch", what: "A handler for `Request` and `Response`." },
  { file: "next.ts", path: "@posthorn/sdk/next", what: "A handler for Next.js." },
  { file: "express.ts", path: "@posthorn/sdk/express", what: "A handler for Express and `node:http`." },
  { file: "fastify.ts", path: "@posthorn/sdk/fastify", what: "A plugin for Fastify." },
  { file: "hono.ts", path: "@posthorn/sdk/hono", what: "A handler for Hono." },
] as const;

/** docs/reference/sdk.md: every export of the SDK, each where it is imported from first. */
export function sdkPage(source: string): string {
  const shown = new Set<string>();
  const sections = entries.flatMap(({ file, path, what }) => {
    const found = exportedDeclarations(`${source}/${file}`);
    const own = found.filter(({ name, origin }) => !shown.has(`${origin}#${name}`));
    for (const { name, origin } of own) shown.add(`${origin}#${name}`);
    return [`## ${path}`, what, ...repeated(found, own), ...sorted(own).flatMap(declarationBlocks)];
  });
  const rows = entries.map(({ path, what }) => [`[${code(path)}](#${anchor(path)})`, what]);
  return page(generatedNote, "# SDK", introduction, table(["import from", "what it is"], rows), ...sections);
}

function anchor(path: string): string {
  return path.replace(/[@/]/g, "");
}

/** An entry that passes on what another has already shown says so once. */
function repeated(found: readonly ExportedDeclaration[], own: readonly ExportedDeclaration[]): string[] {
  const names = found.filter((each) => !own.includes(each)).map(({ name }) => code(name));
  return names.length === 0 ? [] : [`As above: ${names.join(", ")}.`];
}

/** What is called before the types that it takes and answers. */
function sorted(declarations: readonly ExportedDeclaration[]): ExportedDeclaration[] {
  const rank = ({ kind }: ExportedDeclaration) => (kind === "type" ? 1 : 0);
  return [...declarations].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en"));
}

function declarationBlocks({ name, signature, comment }: ExportedDeclaration): string[] {
  if (!comment) throw new Error(`${name} is exported without a doc comment.`);
  const { text, examples, links } = comment;
  return [
    `### ${code(name)}`,
    text,
    ...links.map((link) => `See <${link}>.`),
    fence("ts", signature),
    ...examples.flatMap((example) => ["Example:", fence("ts", example)]),
  ];
}
