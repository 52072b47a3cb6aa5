import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Receiver, startReceiver } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../checkout.ts";
import { type Clone, makeClone, type Owner } from "./clone.fixture.ts";
import type { Credentials } from "./data-folder.ts";
import { type NpmStart, npmStart, type ProcessSeen, processesIn, stillRunning } from "./npm-start.fixture.ts";

// From nothing: installing and building take minutes on a machine that is busy or new.
const fromNothingMs = 900_000;
const againMs = 120_000;
const stopMs = 10_000;

const isRoot = process.getuid?.() === 0;
const nobody: Owner = { uid: 65_534, gid: 65_534 };

const owners: { who: string; owner: Owner | undefined; isSkipped: string | false }[] = [
  { who: isRoot ? "root" : "an ordinary user", owner: undefined, isSkipped: false },
  {
    who: "an ordinary user, of root's choice",
    owner: nobody,
    isSkipped: !isRoot && "only root can be another",
  },
];

const cannotRun = whyNot();

describe.each(owners)("npm start in a fresh clone, as $who", ({ owner, isSkipped }) => {
  const reason = cannotRun || isSkipped;
  if (reason) {
    it.skip(`is skipped: ${reason}`);
    return;
  }

  let clone: Clone;
  let receiver: Receiver;
  let current: NpmStart;
  let firstCredentials: Credentials;
  const seen: ProcessSeen[] = [];
  const application = `/api/v1/app/kopi-${process.pid}`;

  beforeAll(async () => {
    clone = await makeClone(owner, await freePorts());
    receiver = await startReceiver();
    current = npmStart(clone);
    await current.summary;
  }, fromNothingMs);

  afterAll(async () => {
    for (const { pid } of await stillRunning(seen.concat(await processesIn(clone.path)))) {
      process.kill(pid, "SIGKILL");
    }
    await receiver.close();
    await clone.remove();
  }, againMs);

  async function credentials(): Promise<Credentials> {
    return JSON.parse(await readFile(join(clone.path, ".posthorn", "credentials.json"), "utf8"));
  }

  async function ask(method: string, path: string, body?: object): Promise<Response> {
    const { apiUrl, apiKey } = await credentials();
    return fetch(`${apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  async function publish(): Promise<number> {
    const event = { eventType: "table.freed", payload: { table: 7 } };
    return (await ask("POST", `${application}/msg/`, event)).status;
  }

  async function stop(): Promise<void> {
    seen.push(...(await current.processes()));
    const startedAt = performance.now();
    current.signal("SIGINT");
    await current.ended;
    expect(performance.now() - startedAt).toBeLessThan(stopMs);
    const leftAfter = async () => [...(await stillRunning(seen)), ...(await processesIn(clone.path))];
    await expect.poll(leftAfter, { timeout: stopMs }).toEqual([]);
  }

  it("prints where everything is and how to sign in, and writes it down for the owner alone", async () => {
    const summary = await current.summary;
    firstCredentials = await credentials();
    const { apiUrl, apiKey, portalUrl, operator } = firstCredentials;
    for (const part of [apiUrl, apiKey, portalUrl, operator.email, operator.password]) {
      expect(summary).toContain(part);
    }
    expect(firstCredentials.environmentId).toMatch(/^env_\w{27}$/);
    const file = await stat(join(clone.path, ".posthorn", "credentials.json"));
    expect(file.mode & 0o777).toBe(0o600);
    expect(file.uid).toBe(owner?.uid ?? process.getuid?.());
  });

  it("prints no error on the way", async () => {
    await current.summary;
    expect(current.output()).not.toMatch(/error|failed|ended \(/i);
  });

  it("answers at its API and its dashboard", async () => {
    const { apiUrl, portalUrl } = firstCredentials;
    expect((await fetch(`${apiUrl}/api/v1/health/`)).ok).toBe(true);
    const page = await fetch(`${portalUrl}/sign-in`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
  });

  it("delivers what a host app publishes", async () => {
    const uid = application.slice(application.lastIndexOf("/") + 1);
    expect((await ask("POST", "/api/v1/app/", { name: "Kopi Kita", uid })).status).toBe(201);
    const endpoint = { url: `${receiver.url}/hooks`, eventTypes: ["table.*"] };
    expect((await ask("POST", `${application}/endpoint/`, endpoint)).status).toBe(201);
    expect(await publish()).toBe(202);
    const [request] = await receiver.waitFor(1);
    expect(request?.text).toBe('{"table":7}');
    expect(request?.headers["webhook-signature"]).toMatch(/^v1,/);
  });

  it("tells a second start in the same folder that the first one runs", { timeout: againMs }, async () => {
    const second = npmStart(clone);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/data folder .*\.posthorn is in use by process \d+/);
  });

  it("starts the API again when it is killed", { timeout: againMs }, async () => {
    const apis = async () =>
      (await current.processes()).filter(({ command }) => command.includes("apps/api/src/main.ts"));
    const [api] = await apis();
    if (!api) throw new Error("no process runs the API");
    process.kill(api.pid, "SIGKILL");
    await expect.poll(async () => (await apis())[0]?.pid ?? api.pid, { timeout: 30_000 }).not.toBe(api.pid);
    await expect.poll(() => publish().catch(() => 0), { timeout: 30_000 }).toBe(202);
    expect(current.output()).toContain("api ended (SIGKILL); it starts again");
  });

  it("stops with Ctrl-C within 10 s and leaves no process", { timeout: againMs }, stop);

  it("starts in seconds the next time, with all that was there", { timeout: againMs }, async () => {
    current = npmStart(clone);
    await current.summary;
    expect(current.output()).not.toMatch(/Installing|Generating|Building/);
    expect(await credentials()).toEqual(firstCredentials);
    const messages = await ask("GET", `${application}/msg/`);
    const { data } = (await messages.json()) as { data: { eventType: string }[] };
    expect(data.map(({ eventType }) => eventType)).toContain("table.freed");
  });

  it("starts after it was killed, and stops then as ever", { timeout: againMs }, async () => {
    seen.push(...(await current.processes()));
    current.signal("SIGKILL");
    await current.ended;
    current = npmStart(clone);
    await current.summary;
    expect(await publish()).toBe(202);
    await stop();
  });
});

function whyNot(): string | false {
  if (process.platform !== "linux") return "it looks for processes in /proc, which only Linux has";
  if (!existsSync(join(root, ".git"))) return "this checkout is no git repository that could be cloned";
  return false;
}

/**
 * Six in a row, of which the last three are for metrics of api, worker and web. Below those that the system hands
 * out for outgoing connections: a free one of these may be taken a minute later.
 */
async function freePorts(): Promise<Record<string, string>> {
  for (;;) {
    const first = randomInt(12_000, 30_000);
    const row = Array.from({ length: 6 }, (_, index) => first + index);
    if (!(await Promise.all(row.map(isFree))).every(Boolean)) continue;
    const [web, api, demo, metrics] = row.map(String) as [string, string, string, string];
    return { PORT: web, POSTHORN_API_PORT: api, POSTHORN_DEMO_PORT: demo, POSTHORN_METRICS_PORT: metrics };
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
