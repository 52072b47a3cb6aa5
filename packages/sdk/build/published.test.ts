import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { EdgeVM } from "@edge-runtime/vm";
import { type Receiver, startReceiver } from "@posthorn/testing";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entries } from "./entries.ts";

const run = promisify(execFile);
const sdk = join(import.meta.dirname, "..");
const modules = join(sdk, "../../node_modules");
const node20 = await findNode20();

let folder: string;
let tarball: string;
/** A project that has the tarball installed, and nothing else. */
let project: string;
let api: Receiver;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-sdk-"));
  const dist = join(folder, "dist");
  project = join(folder, "project");
  await run(process.execPath, [join(sdk, "build/build.ts"), dist]);
  const packed = await run("npm", ["pack", "--json", "--pack-destination", folder, dist]);
  tarball = join(folder, JSON.parse(packed.stdout)[0].filename);
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{ "name": "project", "private": true }');
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: project });

  let isFirst = true;
  api = await startReceiver((_, response) => {
    response.writeHead(isFirst ? 503 : 202).end('{"id":"msg_1","eventType":"order.created","payload":{}}');
    isFirst = !isFirst;
  });
}, 120_000);

afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a host does, in the words of each module format; prints one line of JSON. */
const use = `
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const posthorn = createPosthorn({ apiKey: "sk_test", serverUrl: API_URL, retries: { baseDelayMs: 1 } });
  const published = await posthorn.publish("order.created", rawJson('{"id":1}'), { application: "a" });
  const signed = await signTestRequest({ order: { id: 1042 } }, secret, { id: "msg_2" });
  const webhook = await verifyWebhook(new Request("https://kopi.example", signed), secret);
  const changed = await verifyWebhook({ ...signed, body: "{}" }, secret);
  const receive = webhookHandler({ secret, store: memoryStore() }, () => undefined);
  const response = await receive(new Request("https://kopi.example", signed));
  const refused = await posthorn.applications.get("..").catch((error) => error instanceof PosthornError && error.code);
  const result = [published.id, webhook.ok && webhook.id, changed.code, response.status, refused];
`;
const names = "createPosthorn, memoryStore, PosthornError, rawJson, signTestRequest, verifyWebhook";
const expected = ["msg_1", "msg_2", "signature_mismatch", 200, "invalid_input"];

const esm = () => `
  import { ${names} } from "@posthorn/sdk";
  import { webhookHandler } from "@posthorn/sdk/fetch";
  const API_URL = ${JSON.stringify(api.url)};
  ${use}`;

describe("the packed tarball", () => {
  it("is clean for publint", async () => {
    const { stdout } = await run(join(modules, ".bin/publint"), ["run", tarball, "--strict"]);
    expect(stdout).toContain("All good!");
  });

  it("has types that resolve in every module format, for attw", async () => {
    const { stdout } = await run(join(modules, ".bin/attw"), [tarball]);
    expect(stdout).toContain("No problems found");
  });

  it("holds all that it needs and names no built-in of Node", async () => {
    const installed = join(project, "node_modules/@posthorn/sdk");
    const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
    expect(manifest).not.toHaveProperty("dependencies");
    expect(await readdir(join(project, "node_modules/@posthorn"))).toEqual(["sdk"]);
    const files = await readdir(installed, { recursive: true });
    const code = files.filter((file) => /\.c?js$/.test(file));
    expect(code.length).toBeGreaterThan(2 * entries.length);
    for (const file of code) {
      const text = (await readFile(join(installed, file), "utf8")).replace(/\/\*[\s\S]*?\*\//g, "");
      expect(text).not.toMatch(/(?:from|require\(|import\()\s*["'](?!\.)/);
    }
    expect(files).not.toContain("client/transport.d.ts");
    expect(files).toContain("LICENSE");
    expect(await readFile(join(installed, "THIRD-PARTY-NOTICES.md"), "utf8")).toContain("svix 2.5.0");
  });
});

const withNode20 = node20 === undefined ? "Node 20 (skipped: no Node 20 on this machine)" : "Node 20";

describe.skipIf(node20 === undefined)(`on ${withNode20}`, () => {
  it("works as ES modules", async () => {
    await writeFile(join(project, "use.mjs"), `${esm()} console.log(JSON.stringify(result));`);
    expect(await output(["use.mjs"])).toEqual(expected);
  });

  it("works as CommonJS", async () => {
    const code = `
      const { ${names} } = require("@posthorn/sdk");
      const { webhookHandler } = require("@posthorn/sdk/fetch");
      const API_URL = ${JSON.stringify(api.url)};
      (async () => { ${use} console.log(JSON.stringify(result)); })();`;
    await writeFile(join(project, "use.cjs"), code);
    expect(await output(["use.cjs"])).toEqual(expected);
  });

  it.each(entries.filter((entry) => entry !== "index"))("loads /%s in both formats", async (entry) => {
    const code = `
      const { createRequire } = await import("node:module");
      const viaImport = await import("@posthorn/sdk/${entry}");
      const viaRequire = createRequire(process.cwd() + "/x.js")("@posthorn/sdk/${entry}");
      console.log(JSON.stringify([Object.keys(viaImport).sort(), Object.keys(viaRequire).sort()]));`;
    const [viaImport, viaRequire] = await output(["--input-type=module", "-e", code]);
    expect(viaRequire).toEqual(viaImport);
    expect(viaImport).toContain(entry === "webhook" ? "verifyWebhook" : "webhookHandler");
  });

  async function output(args: string[]) {
    const { stdout } = await run(node20 ?? "", args, { cwd: project });
    return JSON.parse(stdout);
  }
});

describe("in an edge runtime", () => {
  it("publishes, signs and verifies", async () => {
    const contents = `export const done = (async () => { ${use.replace("API_URL", JSON.stringify(api.url))} return result; })();`;
    const entry = `
      import { ${names} } from "@posthorn/sdk";
      import { webhookHandler } from "@posthorn/sdk/fetch";
      ${contents}`;
    const code = await bundled(entry, { format: "iife", globalName: "used", minify: false });
    const edge = new EdgeVM();
    edge.evaluate(code);
    expect(await edge.evaluate("used.done.then(JSON.stringify)").then(JSON.parse)).toEqual(expected);
  });
});

describe("an import of verification alone", () => {
  it.each(["@posthorn/sdk", "@posthorn/sdk/webhook"])("from %s is below 10 kB gzipped", async (specifier) => {
    const code = await bundled(`export { verifyWebhook } from "${specifier}";`, {
      format: "esm",
      minify: true,
    });
    const bytes = gzipSync(code).byteLength;
    expect(bytes).toBeLessThan(10_000);
    expect(bytes).toBeGreaterThan(500);
    expect(code).not.toContain("/api/v1/");
  });
});

describe("the types", () => {
  const consumer = `
    import { createPosthorn, verifyWebhook } from "@posthorn/sdk";
    import { webhookHandler } from "@posthorn/sdk/next";
    const posthorn = createPosthorn({
      apiKey: "sk_test",
      events: { "table.freed": { type: "object", required: ["table"], properties: { table: { type: "integer" } } } },
    });
    export async function use(request: Request) {
      await posthorn.publish("table.freed", { table: 7 }, { application: "a" });
      // @ts-expect-error the table is a number
      await posthorn.publish("table.freed", { table: "7" }, { application: "a" });
      const webhook = await verifyWebhook(request, "whsec_…");
      return webhook.ok ? webhook.id : webhook.code;
    }
    export const POST = webhookHandler({ secret: "whsec_…", store: null! }, ({ id }) => void id);`;

  it.each(["mts", "cts"])("hold in a strict project without ours: .%s", async (extension) => {
    const file = `consumer.${extension}`;
    await writeFile(join(project, file), consumer);
    const flags = [
      "--noEmit",
      "--strict",
      "--exactOptionalPropertyTypes",
      "--module",
      "nodenext",
      "--types",
      "",
    ];
    const args = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable", file];
    await run(process.execPath, [join(modules, "typescript/bin/tsc"), ...flags, ...args], { cwd: project });
  });
});

async function bundled(
  contents: string,
  options: { format: "esm" | "iife"; minify: boolean; globalName?: string },
): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    write: false,
    // Anything of Node would not resolve.
    platform: "browser",
    ...options,
  });
  return result.outputFiles[0]?.text ?? "";
}

/** A Node 20 of the machine, not the one in node_modules. */
async function findNode20(): Promise<string | undefined> {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/local/bin", "/usr/bin"];
  for (const each of folders) {
    const node = join(each, "node");
    if (each.includes("node_modules") || !existsSync(node)) continue;
    const version = await run(node, ["--version"]).then(
      ({ stdout }) => stdout,
      () => "",
    );
    if (version.startsWith("v20.")) return node;
  }
  return undefined;
}
