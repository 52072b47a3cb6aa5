import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./generated-files.ts";
import { pagePaths } from "./page-paths.ts";
import { type PageExamples, pageProgram, readExamples, readSnippets } from "./read-snippets.ts";
import { freePorts, startTestServer, type TestServer } from "./test-server.fixture.ts";

const run = promisify(execFile);
const modules = join(root, "node_modules");

let folder: string;
let server: TestServer;
const pages = new Map<string, PageExamples>();
// The examples of the SDK's reference are those of its doc comments, which packages/sdk compiles and runs.
const paths = pagePaths().filter((path) => !path.startsWith("docs/reference/"));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-docs-"));
  await symlink(modules, join(folder, "node_modules"));
  for (const path of paths) {
    // The pages' receivers listen on one port; here each page has its own, so that runs at once do not meet.
    const [port] = await freePorts(1);
    const markdown = await readFile(join(root, path), "utf8");
    const examples = readExamples(markdown.replaceAll(/\b4000\b/g, String(port)));
    pages.set(path, examples);
    await writeExamples(folderOf(path), examples);
  }
  server = await startTestServer();
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the examples of the documents", () => {
  it("compile in a strict project", async () => {
    const config = {
      extends: join(root, "tsconfig.base.json"),
      compilerOptions: { typeRoots: [join(modules, "@types")], moduleDetection: "force" },
      include: ["**/*.ts"],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    const tsc = join(modules, "typescript", "bin", "tsc");
    const { stdout } = await run(process.execPath, [tsc, "-p", folder]).catch(
      (failure: { stdout: string }) => failure,
    );
    expect(stdout).toBe("");
  });

  it("hold JSON that parses and shell that bash can read", async () => {
    for (const path of paths) {
      const markdown = await readFile(join(root, path), "utf8");
      for (const { language, code, flags } of readSnippets(markdown)) {
        if (language === "json" && !flags.includes("output")) JSON.parse(code);
        if (language === "bash") await run("bash", ["-n", "-c", code]);
      }
    }
  });

  it.each(paths)("%s does what it shows", async (path) => {
    const examples = pages.get(path);
    if (!examples || (examples.files.size === 0 && examples.commands.length === 0)) return;
    const env = await environmentOf(path);
    await runCommands(path, examples, env);
    await runFiles(path, examples, env);
  });
});

function folderOf(path: string): string {
  return join(folder, path.replace(/\.md$/, ""));
}

async function writeExamples(into: string, { files }: PageExamples): Promise<void> {
  await mkdir(into, { recursive: true });
  await writeFile(join(into, "package.json"), '{ "type": "module" }');
  await symlink(modules, join(into, "node_modules"));
  for (const [name, code] of files) {
    await mkdir(dirname(join(into, name)), { recursive: true });
    await writeFile(join(into, name), code);
  }
}

/** What a reader has after the quickstart: the address and key in the environment, and in the data folder. */
async function environmentOf(path: string): Promise<NodeJS.ProcessEnv> {
  const { apiKey, environmentId } = await server.newEnvironment();
  const dataDir = join(folderOf(path), ".posthorn");
  await mkdir(dataDir);
  const credentials = JSON.stringify({ apiUrl: server.url, apiKey, environmentId });
  await writeFile(join(dataDir, "credentials.json"), credentials);
  return {
    ...process.env,
    PATH: [join(modules, ".bin"), process.env.PATH].join(delimiter),
    POSTHORN_API_URL: server.url,
    POSTHORN_API_KEY: apiKey,
  };
}

/** One shell for the whole page: a variable that one block sets is there in the next. */
async function runCommands(path: string, { commands }: PageExamples, env: NodeJS.ProcessEnv): Promise<void> {
  if (commands.length === 0) return;
  const script = ["set -euo pipefail", ...commands.map(({ code }) => `${code}\necho '${separator}'`)].join(
    "\n",
  );
  const { stdout } = await run("bash", ["-c", script], { cwd: folderOf(path), env, timeout: 60_000 });
  const outputs = stdout.split(`${separator}\n`);
  for (const [index, { output, line }] of commands.entries()) {
    if (output !== undefined) expect(outputs[index], `${path}:${line}`).toMatch(shownAs(output));
  }
}

async function runFiles(path: string, examples: PageExamples, env: NodeJS.ProcessEnv): Promise<void> {
  const isByCommand = (name: string) => examples.commands.some(({ code }) => code.includes(name));
  for (const name of examples.imported.filter((each) => !isByCommand(each))) {
    const { stdout } = await run(process.execPath, [name], { cwd: folderOf(path), env, timeout: 30_000 });
    if (name === pageProgram && examples.output !== "") expect(stdout).toMatch(shownAs(examples.output));
  }
}

const separator = "──── next example ────";

/** An output as a page shows it, where … stands for what differs from time to time. */
function shownAs(output: string): RegExp {
  const parts = output.trim().split("…").map(escaped);
  return new RegExp(`^\\s*${parts.join("[\\s\\S]*?")}\\s*$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
