import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

const browser = "/usr/bin/chromium";
const installTimeoutMs = 300_000;

/** The machine's Chromium; installed first where that is ours to do: as root, from Debian's packages. */
export async function findBrowser(): Promise<string | undefined> {
  if (existsSync(browser)) return browser;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  process.stdout.write("Installing Chromium for the journeys …\n");
  const isInstalled =
    (await aptGet(["update"])) && (await aptGet(["install", "-y", "--no-install-recommends", "chromium"]));
  return isInstalled && existsSync(browser) ? browser : undefined;
}

function aptGet(args: string[]): Promise<boolean> {
  const child = spawn("/usr/bin/apt-get", ["-qq", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
    timeout: installTimeoutMs,
  });
  return new Promise((resolve) => {
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}
