import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type Receiver, startReceiver } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entries } from "./entries.ts";

const run = promisify(execFile);
const sdk = join(import.meta.dirname, "..");
const modules = join(sdk, "../../node_modules");

type Example = { name: string; file: string; code: string };
let folder: string;
let examples: Example[];
let api: Receiver;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-sdk-examples-"));
  await symlink(modules, join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const readme = await readFile(join(sdk, "README.md"), "utf8");
  const found = [
    ...(await examplesOfSource()),
    ...snippetsOf(readme).map((code) => ({ name: "README", code })),
  ];
  // Numbered: jsonSchema.ts and JsonSchema.ts are one file to some machines.
  examples = found.map((example, index) => ({ ...example, file: `${index}-${example.name}.ts` }));
  for (const { file, code } of examples) await writeFile(join(folder, file), `${code}\nexport {};\n`);
  api = await startReceiver(({ method, path }, response) => {
    const item = {
      id: "msg_1",
      msgId: "msg_1",
      name: "table.freed",
      key: "whsec_x",
      url: "https://portal.example/#key=x",
      token: "t",
    };
    const isList =
      method === "GET" && /\/(app|endpoint|msg|event-type)(\?|$)|\/attempt\/endpoint\//.test(path);
    const page = { data: [item], iterator: "msg_1", prevIterator: null, done: false };
    const isBatch = path.includes("/msg/batch");
    const body = isBatch ? { data: [{ status: 202, message: item }] } : isList ? page : item;
    response.writeHead(200).end(JSON.stringify(body));
  });
});

afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the example", () => {
  it("stands at every export", async () => {
    const names = new Set(examples.map(({ name }) => name));
    const missing = (await exportedNames()).filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });

  it("compiles in a strict project, each of them", async () => {
    const config = {
      extends: join(sdk, "../../tsconfig.base.json"),
      compilerOptions: { typeRoots: [join(modules, "@types")] },
      include: ["*.ts"],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { stdout } = await run(process.execPath, [join(modules, "typescript/bin/tsc"), "-p", folder]).catch(
      (failure: { stdout: string }) => failure,
    );
    expect(stdout).toBe("");
  });

  it("runs, each of them, against an api", async () => {
    const imports = examples.map(({ file }) => pathToFileURL(join(folder, file)).href);
    const all = `for (const url of ${JSON.stringify(imports)}) {
      await import(url).catch((cause) => { throw new Error(url, { cause }); });
    }`;
    const env = { ...process.env, POSTHORN_API_URL: api.url };
    await run(process.execPath, ["--input-type=module", "-e", all], { cwd: folder, env });
    expect(api.received.length).toBeGreaterThan(15);
  });
});

async function examplesOfSource(): Promise<{ name: string; code: string }[]> {
  const files = await readdir(join(sdk, "src"), { recursive: true });
  const sources = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const found = await Promise.all(
    sources.map(async (file) => {
      const entry = entries.find((each) => each !== "index" && file === `${each}.ts`);
      const text = await readFile(join(sdk, "src", file), "utf8");
      return [...text.matchAll(documented)].flatMap(([, comment = "", name = ""]) =>
        snippetsOf(comment.replace(/^ \* ?/gm, "")).map((code) => ({
          name: entry ? `${name}-${entry}` : name,
          code,
        })),
      );
    }),
  );
  return found.flat();
}

const documented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:async )?(?:type|class|const|function) (\w+)/g;

function snippetsOf(text: string): string[] {
  // A comment cannot hold the two characters that end it.
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code.replaceAll("*\\/", "*/"));
}

/** Everything that an entry exports, as the names of examples: an entry's own have its name behind them. */
async function exportedNames(): Promise<string[]> {
  const all = await Promise.all(
    entries.map(async (entry) => {
      const text = await readFile(join(sdk, "src", `${entry}.ts`), "utf8");
      const own = [...text.matchAll(/^export (?:type|function) (\w+)/gm)].map(
        ([, name = ""]) => `${name}-${entry}`,
      );
      const passedOn = [...text.matchAll(/^export (?:type )?\{([^}]*)\} from "\.\//gm)]
        .flatMap(([, list = ""]) => list.split(","))
        .map((name) => name.replace("type ", "").trim());
      return [...own, ...passedOn.filter((name) => name !== "")];
    }),
  );
  return all.flat();
}
