import { createProgram } from "@posthorn/cli/program";
import { code, fence, generatedNote, page, table } from "./markdown.ts";

const introduction = `The command line of a server's own machine. In a checkout it is \`npm run posthorn -- <command>\`.
It reads the same [settings](settings.md) as the server.`;

type Command = ReturnType<typeof createProgram>;

/** docs/reference/cli.md: every command with its arguments, options and examples. */
export function cliPage(): string {
  const program = createProgram();
  const commands = leavesOf(program);
  return page(
    generatedNote,
    "# Command line",
    introduction,
    afterHelp(program),
    table(
      ["command", "what it does"],
      commands.map((command) => [
        `[${code(nameOf(command))}](#${nameOf(command).replaceAll(" ", "-")})`,
        sentence(command),
      ]),
    ),
    ...commands.flatMap(commandBlocks),
  );
}

/** Commands that do something, in the order of the help: those that only hold others are left out. */
export function leavesOf(command: Command): Command[] {
  return command.commands.flatMap((child) => (child.commands.length > 0 ? leavesOf(child) : [child]));
}

/** With the commands that it stands below, without the program's own name. */
export function nameOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${nameOf(parent)} ${command.name()}` : command.name();
}

function commandBlocks(command: Command): (string | undefined)[] {
  const examples = afterHelp(command).replace(/^Examples?:\n/, "");
  return [
    `## ${nameOf(command)}`,
    sentence(command),
    fence("text", `posthorn ${nameOf(command)} ${command.usage()}`),
    rowsOrNothing("argument", command.registeredArguments.map(argumentRow)),
    rowsOrNothing("option", command.options.filter((option) => !option.hidden).map(optionRow)),
    examples === "" ? undefined : fence("text", examples.replaceAll(/^ {2}/gm, "")),
  ];
}

type Argument = Command["registeredArguments"][number];
type Option = Command["options"][number];

function argumentRow(argument: Argument): [string, string] {
  return [argument.name(), wordsOf(argument.description, argument)];
}

function optionRow(option: Option): [string, string] {
  return [option.flags, wordsOf(option.description, option) + (option.mandatory ? " Required." : "")];
}

function wordsOf(
  description: string,
  { argChoices, defaultValue }: Pick<Option, "argChoices" | "defaultValue">,
) {
  const choices = argChoices ? ` One of ${argChoices.map(code).join(", ")}.` : "";
  const initial = defaultValue === undefined ? "" : ` Default ${code(String(defaultValue))}.`;
  return `${capitalised(description)}.${choices}${initial}`;
}

function rowsOrNothing(head: string, rows: readonly [string, string][]): string | undefined {
  if (rows.length === 0) return undefined;
  return table(
    [head, "what it is"],
    rows.map(([name, what]) => [code(name), what]),
  );
}

function sentence(command: Command): string {
  return `${capitalised(command.description())}.`;
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** What a command prints below its help: examples, exit codes. */
function afterHelp(command: Command): string {
  let text = "";
  const write = (part: string) => {
    text += part;
  };
  command.configureOutput({ writeOut: write, getOutHelpWidth: () => 100, getOutHasColors: () => false });
  command.outputHelp();
  return text.slice(command.helpInformation().length).trim();
}
