/** A fenced block of a page: what its first line says, and its text. */
export type Snippet = {
  language: string;
  flags: readonly string[];
  code: string;
  /** The line of the page that it begins on. */
  line: number;
};

/** What a page has its readers run, and what they see. */
export type PageExamples = {
  /** The blocks that begin with a comment of their file's name, and the rest as `page.ts`, one program. */
  files: Map<string, string>;
  /** The files that are run by importing them. */
  imported: string[];
  /** Shell commands in order, each with the output that the page shows. */
  commands: { code: string; output: string | undefined; line: number }[];
  /** Shell commands that are only parsed. */
  parsedOnly: Snippet[];
  /** What `page.ts` prints, as the page shows it. */
  output: string;
};

export const pageProgram = "page.ts";

/** Every fenced block of a Markdown page. */
export function readSnippets(markdown: string): Snippet[] {
  const fences = /^( *)```(\S+)([^\n]*)\n([\s\S]*?)^\1```$/gm;
  return [...markdown.matchAll(fences)].map((match) => {
    const [, indent = "", language = "", flags = "", code = ""] = match;
    return {
      language,
      flags: flags.split(" ").filter((flag) => flag !== ""),
      code: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
      line: markdown.slice(0, match.index).split("\n").length,
    };
  });
}

/** The examples of a page: TypeScript without a file name goes together, in order, into one program. */
export function readExamples(markdown: string): PageExamples {
  const examples: PageExamples = { files: new Map(), imported: [], commands: [], parsedOnly: [], output: "" };
  let before: Snippet | undefined;
  for (const snippet of readSnippets(markdown)) {
    const isRun = !snippet.flags.includes("not-run");
    if (snippet.flags.includes("output")) addOutput(examples, before, snippet);
    else if (snippet.language === "ts") addFile(examples, snippet, isRun);
    else if (snippet.language === "bash" && isRun) {
      examples.commands.push({ code: snippet.code, output: undefined, line: snippet.line });
    } else if (snippet.language === "bash") examples.parsedOnly.push(snippet);
    before = snippet;
  }
  return examples;
}

function addFile({ files, imported }: PageExamples, { code }: Snippet, isRun: boolean): void {
  const name = /^\/\/ ([\w./-]+\.ts)\n/.exec(code)?.[1] ?? pageProgram;
  files.set(name, (files.get(name) ?? "") + code);
  if (isRun && !imported.includes(name)) imported.push(name);
}

function addOutput(examples: PageExamples, before: Snippet | undefined, { code, line }: Snippet): void {
  const command = examples.commands.at(-1);
  if (before?.language === "ts") examples.output += code;
  else if (before?.language === "bash" && command) command.output = code;
  else if (before?.language !== "bash") throw new Error(`The output at line ${line} follows no example.`);
}
