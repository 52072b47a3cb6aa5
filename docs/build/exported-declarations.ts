import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type ClassBody, type ExportNamedDeclaration, type Program, parseSync } from "oxc-parser";
import { type DocComment, parseDocComment } from "./parse-doc-comment.ts";

export type ExportedDeclaration = {
  name: string;
  kind: "function" | "class" | "constant" | "type";
  /** The declaration as it stands in the source, without the bodies of functions. */
  signature: string;
  /** Null where there is none. */
  comment: DocComment | null;
  /** The file that declares it. */
  origin: string;
};

type Source = { file: string; text: string; program: Program; comments: { start: number; end: number }[] };

/**
 * Everything that a TypeScript module exports, through its re-exports to the files that declare it: read from the
 * syntax tree, so that what is shown is what the authors wrote.
 */
export function exportedDeclarations(file: string): ExportedDeclaration[] {
  const source = parse(file);
  return source.program.body.flatMap((statement) => {
    if (statement.type === "ExportAllDeclaration") {
      return exportedDeclarations(fileOf(statement.source.value, file));
    }
    if (statement.type !== "ExportNamedDeclaration") return [];
    if (statement.declaration) return declared(source, statement);
    return statement.source ? passedOn(statement, statement.source.value, file) : [];
  });
}

function passedOn(statement: ExportNamedDeclaration, from: string, importer: string): ExportedDeclaration[] {
  const names = statement.specifiers.map(({ exported }) =>
    "name" in exported ? exported.name : exported.value,
  );
  const all = exportedDeclarations(fileOf(from, importer));
  return names.map((name) => {
    const found = all.find((each) => each.name === name);
    if (!found) throw new Error(`${importer} exports ${name}, which ${from} does not declare.`);
    return found;
  });
}

function declared(source: Source, statement: ExportNamedDeclaration): ExportedDeclaration[] {
  const { declaration } = statement;
  if (!declaration) return [];
  const comment = commentBefore(source, statement.start);
  const base = { comment, origin: source.file };
  const textTo = (end: number) => source.text.slice(statement.start, end).trim();
  switch (declaration.type) {
    case "FunctionDeclaration": {
      const end = declaration.body?.start ?? statement.end;
      return [{ ...base, name: nameOf(declaration.id), kind: "function", signature: `${textTo(end)};` }];
    }
    case "ClassDeclaration":
      return [
        {
          ...base,
          name: nameOf(declaration.id),
          kind: "class",
          signature: withoutBodies(source, declaration.body, statement),
        },
      ];
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
      return [{ ...base, name: nameOf(declaration.id), kind: "type", signature: textTo(statement.end) }];
    case "VariableDeclaration":
      return declaration.declarations.map(({ id }) => ({
        ...base,
        name: "name" in id ? String(id.name) : "",
        kind: "constant",
        signature: textTo(statement.end),
      }));
    default:
      throw new Error(`${source.file} exports a ${declaration.type}, which the reference cannot show.`);
  }
}

function withoutBodies(source: Source, { body }: ClassBody, statement: ExportNamedDeclaration): string {
  let text = "";
  let from = statement.start;
  for (const member of body) {
    if (member.type !== "MethodDefinition" || !member.value.body) continue;
    text += `${source.text.slice(from, member.value.body.start).trimEnd()};`;
    from = member.value.body.end;
  }
  return text + source.text.slice(from, statement.end);
}

function parse(file: string): Source {
  const text = readFileSync(file, "utf8");
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return { file, text, program, comments };
}

/** The last doc comment with nothing but white space between it and the declaration. */
function commentBefore({ text, comments }: Source, start: number): DocComment | null {
  const found = comments.findLast(({ end }) => end <= start);
  const isNear = found !== undefined && text.slice(found.end, start).trim() === "";
  const comment = isNear ? text.slice(found.start, found.end) : "";
  return comment.startsWith("/**") ? parseDocComment(comment) : null;
}

function nameOf(id: { name: string } | null): string {
  return id?.name ?? "";
}

function fileOf(specifier: string, importer: string): string {
  if (specifier.startsWith(".")) return resolve(dirname(importer), specifier);
  const [, name = "", path = "index"] = /^@posthorn\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  return join(importer.slice(0, importer.indexOf("/packages/")), "packages", name, "src", `${path}.ts`);
}
