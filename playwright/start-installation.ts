import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { oidcClient } from "@posthorn/testing/oidc-server";
import { type Installation, tellInstallation } from "./installation.ts";

const root = join(import.meta.dirname, "..");
// A fresh clone builds the web app first.
const startTimeoutMs = 600_000;
const stopTimeoutMs = 20_000;
const oidcOffset = 15;
const mailOffset = 16;

/** Starts all of Posthorn as `npm start` does, on ports and a data folder of its own; answers how to stop it. */
export default async function startInstallation(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "posthorn-journeys-"));
  const port = await freePorts(20);
  const child = spawn(process.execPath, ["packages/cli/bin/bootstrap.mjs", "start"], {
    cwd: root,
    env: {
      ...environment(),
      ...ports(port),
      ...singleSignOn(port),
      ...mail(port),
      POSTHORN_DATA_DIR: dataDir,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilPrinted(child, "Ctrl-C stops everything");
    const text = await readFile(join(dataDir, "credentials.json"), "utf8");
    const { apiUrl, apiKey, portalUrl, operator } = JSON.parse(text) as Credentials;
    const shopUrl = `http://localhost:${port + 2}`;
    tellInstallation({
      dashboardUrl: portalUrl,
      apiUrl,
      apiKey,
      operator,
      shopUrl,
      oidcPort: port + oidcOffset,
      mailPort: port + mailOffset,
    });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

type Credentials = Pick<Installation, "apiUrl" | "apiKey" | "operator"> & { portalUrl: string };

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

function singleSignOn(first: number): NodeJS.ProcessEnv {
  return {
    POSTHORN_OIDC_ISSUER: `http://127.0.0.1:${first + oidcOffset}`,
    POSTHORN_OIDC_CLIENT_ID: oidcClient.clientId,
    POSTHORN_OIDC_CLIENT_SECRET: oidcClient.clientSecret,
    POSTHORN_OIDC_NAME: "Acme ID",
  };
}

function mail(first: number): NodeJS.ProcessEnv {
  return {
    SMTP_URL: `smtp://127.0.0.1:${first + mailOffset}`,
    POSTHORN_MAIL_FROM: "posthorn@acme.example",
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

/** The first of so many ports in a row that nobody listens on. */
async function freePorts(count: number): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = 20_000 + Math.floor(Math.random() * 20_000);
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
