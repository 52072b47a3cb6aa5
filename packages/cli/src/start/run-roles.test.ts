import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RoleProcess } from "./role-process.ts";
import { type RunningRoles, runRoles } from "./run-roles.ts";
import { isReady } from "./until-ready.ts";

let dataDir: string;
let running: RunningRoles | undefined;
let printed: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "posthorn-roles-"));
  printed = "";
});

afterEach(async () => {
  await running?.stop(1_000);
  running = undefined;
  await rm(dataDir, { recursive: true });
});

async function takePort(): Promise<number> {
  const server: Server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A role that answers its process id at `/`, and does `more` besides. */
async function makeRole(name: string, more = ""): Promise<RoleProcess & { url: string }> {
  const port = await takePort();
  const file = join(dataDir, `${name}.mjs`);
  await writeFile(
    file,
    `import { createServer } from "node:http";
     const server = createServer((_, response) => response.end(String(process.pid)));
     ${more}
     server.listen(${port}, "127.0.0.1");`,
  );
  const url = `http://127.0.0.1:${port}/`;
  return {
    name,
    args: [file],
    cwd: dataDir,
    env: { PATH: "/usr/bin", WORD: "given" },
    ready: { kind: "page", url },
    url,
  };
}

async function run(roles: RoleProcess[], readyTimeoutMs = 20_000): Promise<RunningRoles> {
  const print = (text: string) => {
    printed += text;
  };
  running = await runRoles(roles, { dataDir, print, signal: new AbortController().signal, readyTimeoutMs });
  return running;
}

async function pidOf({ url }: { url: string }): Promise<number> {
  return Number(await (await fetch(url)).text());
}

function logOf(name: string): Promise<string> {
  return readFile(join(dataDir, "logs", `${name}.log`), "utf8");
}

describe("runRoles", () => {
  it("resolves when every role is ready", async () => {
    const roles = [await makeRole("one"), await makeRole("two")];
    await run(roles);
    for (const role of roles) expect(await isReady(role.ready)).toBe(true);
  });

  it("starts one that needs the others when these are ready", async () => {
    const one = await makeRole("one");
    const look = `const isReady = await fetch(${JSON.stringify(one.url)}).then(() => true, () => false);
      console.log("one is ready: " + isReady);`;
    const two = { ...(await makeRole("two", look)), isLast: true as const };
    await run([two, one]);
    await expect.poll(() => logOf("two")).toContain("one is ready: true");
  });

  it("starts a role again that was killed, says so, and says when it is back", async () => {
    const role = await makeRole("one");
    await run([role]);
    const first = await pidOf(role);
    process.kill(first, "SIGKILL");
    await expect.poll(() => pidOf(role).catch(() => first), { timeout: 10_000 }).not.toBe(first);
    const told = "one ended (SIGKILL); it starts again in 0.25 s.\none is back.\n";
    await expect.poll(() => printed).toBe(told);
    expect(await logOf("one")).toContain(told);
  });

  it("keeps the other roles running meanwhile", async () => {
    const [one, two] = [await makeRole("one"), await makeRole("two")];
    await run([one, two]);
    const pid = await pidOf(two);
    process.kill(await pidOf(one), "SIGKILL");
    await expect.poll(() => printed, { timeout: 10_000 }).toContain("one ended");
    expect(await pidOf(two)).toBe(pid);
  });

  it("lets a role finish its work when it stops", async () => {
    const role = await makeRole(
      "one",
      `process.on("SIGTERM", () => { console.log("finishing"); server.close(); server.closeAllConnections(); });`,
    );
    const roles = await run([role]);
    await roles.stop(5_000);
    expect(await logOf("one")).toContain("finishing");
    expect(await isReady(role.ready)).toBe(false);
  });

  it("kills a role that does not stop in time, with what it started itself", async () => {
    const grandchild = await makeRole("grandchild");
    const role = await makeRole(
      "one",
      `import { spawn } from "node:child_process";
       spawn(process.execPath, [${JSON.stringify(grandchild.args[0])}], { stdio: "ignore" });
       process.on("SIGTERM", () => console.log("not now"));`,
    );
    const roles = await run([role]);
    await expect.poll(() => isReady(grandchild.ready), { timeout: 10_000 }).toBe(true);
    const startedAt = performance.now();
    await roles.stop(500);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(await isReady(role.ready)).toBe(false);
    await expect.poll(() => isReady(grandchild.ready)).toBe(false);
  });

  it("gives a role its own environment and nothing else", async () => {
    const role = await makeRole("one", `console.log(JSON.stringify(process.env));`);
    await run([role]);
    await expect.poll(() => logOf("one")).toContain("WORD");
    expect(JSON.parse((await logOf("one")).split("\n")[0] ?? "")).toEqual({
      PATH: "/usr/bin",
      WORD: "given",
    });
  });

  it("writes all output to the role's log, and only errors to the terminal", async () => {
    const role = await makeRole(
      "one",
      `console.log(JSON.stringify({ level: "info", msg: "quiet" }));
       console.log(JSON.stringify({ level: "error", msg: "loud", err: { message: "why" } }));
       console.error("a warning of Node");`,
    );
    await run([role]);
    await expect.poll(() => printed).toContain("a warning of Node");
    await expect.poll(() => printed).toContain("one | loud: why\n");
    expect(printed).not.toContain("quiet");
    expect(await logOf("one")).toContain("quiet");
  });

  it("gives up, stops the others and names the log when a role ends again and again", async () => {
    const good = await makeRole("good");
    const bad = await makeRole("bad", `throw new Error("no such table");`);
    await expect(run([good, bad])).rejects.toThrow(/^bad ends again and again .* log is .*bad\.log\.$/);
    expect(await logOf("bad")).toContain("no such table");
    expect(await isReady(good.ready)).toBe(false);
  });

  it("gives up when a role is not ready in time", async () => {
    const role = { ...(await makeRole("one")), ready: { kind: "port", host: "127.0.0.1", port: 1 } as const };
    await expect(run([role], 1_000)).rejects.toThrow("one is not ready after 1 s");
  });
});
