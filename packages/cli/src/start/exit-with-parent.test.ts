import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startOfProcess } from "@posthorn/db/embedded-postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clearLeftovers } from "./leftovers.ts";

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "posthorn-leftovers-"));
});

afterEach(() => rm(dataDir, { recursive: true }));

const runRoles = JSON.stringify(new URL("./run-roles.ts", import.meta.url).href);

/** A process that supervises one role, whose SIGTERM handling is given; prints the role's process id. */
async function superviseElsewhere(onSigterm: string) {
  const file = join(dataDir, "role.mjs");
  await writeFile(
    file,
    `import { createServer } from "node:http";
     process.on("SIGTERM", () => { ${onSigterm} });
     createServer((_, response) => response.end()).listen(0, function () {
       console.log(JSON.stringify({ level: "error", msg: "pid " + process.pid }));
     });`,
  );
  const script = `
    import { runRoles } from ${runRoles};
    const role = { name: "role", args: [${JSON.stringify(file)}], cwd: "/", env: {}, ready: { kind: "port", host: "127.0.0.1", port: 1 } };
    const print = (text) => process.stdout.write(text);
    await runRoles([role], { dataDir: ${JSON.stringify(dataDir)}, print, signal: new AbortController().signal });`;
  const supervisor = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface({ input: supervisor.stdout }), "line");
  return { supervisor, pid: Number(/pid (\d+)/.exec(line)?.[1]) };
}

describe("a role whose supervisor is killed", () => {
  it("stops by itself, in its own way", async () => {
    const { supervisor, pid } = await superviseElsewhere("process.exit(0);");
    expect(await startOfProcess(pid)).not.toBe("");
    supervisor.kill("SIGKILL");
    await once(supervisor, "exit");
    await clearLeftovers(dataDir);
    expect(await startOfProcess(pid)).toBe("");
  });

  it("ends at the latest with the next start, also when it does not want to", async () => {
    const { supervisor, pid } = await superviseElsewhere("");
    supervisor.kill("SIGKILL");
    await once(supervisor, "exit");
    await clearLeftovers(dataDir, 300);
    await expect.poll(() => startOfProcess(pid)).toBe("");
  });

  it("gets no signal when its process id belongs to another program by now, such as this test", async () => {
    await writeFile(
      join(dataDir, "processes.json"),
      JSON.stringify([{ pid: process.pid, startedAt: "before" }, { pid: 1 }, "x"]),
    );
    await clearLeftovers(dataDir);
  });
});
