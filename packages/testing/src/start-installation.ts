import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
// A fresh clone builds the web app first.
const startTimeoutMs = 600_000;
const stopTimeoutMs = 20_000;

export type StartedInstallation = {
  dashboardUrl: string;
  apiUrl: string;
  shopUrl: string;
  apiKey: string;
  operator: { email: string; password: string };
  /** The first of twenty ports; from the sixteenth on they are the caller's. */
  firstPort: number;
  stop(): Promise<void>;
};

/** All of Posthorn with the demo shop, as `npm start` runs it, on ports and a data folder of its own. */
export async function startInstallation(
  settings: (firstPort: number) => NodeJS.ProcessEnv = () => ({}),
): Promise<StartedInstallation> {
  const dataDir = await mkdtemp(join(tmpdir(), "posthorn-installation-"));
  const firstPort = await freePorts(20);
  const child = spawn(process.execPath, ["packages/cli/bin/bootstrap.mjs", "start"], {
    cwd: root,
    env: { ...environment(), ...ports(firstPort), ...settings(firstPort), POSTHORN_DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilPrinted(child, "Ctrl-C stops everything");
    const text = await readFile(join(dataDir, "credentials.json"), "utf8");
    const { portalUrl: dashboardUrl, ...credentials } = JSON.parse(text) as Credentials;
    return { ...credentials, dashboardUrl, shopUrl: `http://localhost:${firstPort + 2}`, firstPort, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Credentials = Pick<StartedInstallation, "apiUrl" | "apiKey" | "operator"> & { portalUrl: string };

/** Ours, without settings that would lead to another installation. */
function environment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("POSTHORN_") && !["DATABASE_URL", "PORT", "NODE_ENV"].includes(name),
  );
  return Object.fromEntries(entries);
}

function ports(first: number): NodeJS.ProcessEnv {
  return {
    PORT: String(first),
    POSTHORN_API_PORT: String(first + 1),
    POSTHORN_DEMO_PORT: String(first + 2),
    POSTHORN_METRICS_PORT: String(first + 10),
  };
}

function untilPrinted(child: ChildProcess, words: string): Promise<void> {
  let printed = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`did not start in time:\n${printed}`)), startTimeoutMs);
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(-8_000);
      if (!printed.includes(words)) return;
      clearTimeout(timer);
      resolve();
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code} before it ran:\n${printed}`));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}

/** The first of so many ports in a row that nobody listens on, below those that systems give to outgoing connections. */
async function freePorts(count: number): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const isFree = await Promise.all(Array.from({ length: count }, (_, index) => canListen(first + index)));
    if (isFree.every(Boolean)) return first;
  }
  throw new Error(`found no ${count} free ports in a row`);
}

function canListen(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}
