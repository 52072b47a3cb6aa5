import { chromium } from "@playwright/test";
import { startInstallation } from "@posthorn/testing/installation";
import type { BenchOptions } from "../options.ts";
import { columns } from "../report/columns.ts";
import { type FirstLoad, measureFirstLoad } from "./measure-first-load.ts";

/** What the widget costs the page that shows it, the first time a browser sees it. */
export type WidgetResult = {
  scenario: "widget";
  /** Compressed scripts as they came over the wire, 1 kB = 1,000 bytes. */
  scriptKb: number;
  /** Until the tenant can use it, counted from the start of the host's page. */
  interactiveMs: { median: number; slowest: number };
};

const runs = 5;
const mostScriptKb = 350;
const mostInteractiveMs = 1_500;

/** Opens the demo shop's page with the widget in browsers that have seen nothing; exit code 1 above a limit. */
export async function runWidget(
  { isJson }: BenchOptions,
  signal: AbortSignal,
  tell: (line: string) => void,
): Promise<number> {
  tell("starting all of Posthorn with the demo shop …");
  const installation = await startInstallation();
  try {
    const browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    const stopBrowser = () => void browser.close();
    signal.addEventListener("abort", stopBrowser);
    const url = `${installation.shopUrl}/m/kopi-kita/webhooks`;
    // The first load is the server's first too: it is not counted.
    await measureFirstLoad(browser, url);
    const loads: FirstLoad[] = [];
    for (let run = 0; run < runs; run++) loads.push(await measureFirstLoad(browser, url));
    signal.removeEventListener("abort", stopBrowser);
    await browser.close();
    const result = resultOf(loads);
    tell(`\n${print(result)}`);
    if (isJson) process.stdout.write(`${JSON.stringify(result)}\n`);
    return result.scriptKb <= mostScriptKb && result.interactiveMs.median <= mostInteractiveMs ? 0 : 1;
  } finally {
    await installation.stop();
  }
}

function resultOf(loads: readonly FirstLoad[]): WidgetResult {
  const times = loads.map(({ interactiveMs }) => interactiveMs).sort((one, other) => one - other);
  const bytes = Math.max(...loads.map(({ scriptBytes }) => scriptBytes));
  return {
    scenario: "widget",
    scriptKb: Math.round(bytes / 100) / 10,
    interactiveMs: {
      median: Math.round(times[Math.floor(times.length / 2)] ?? 0),
      slowest: Math.round(times.at(-1) ?? 0),
    },
  };
}

function print({ scriptKb, interactiveMs }: WidgetResult): string {
  return columns([
    ["widget", "seen", "at most"],
    ["scripts, kB gzipped", scriptKb, mostScriptKb],
    ["interactive, ms, median", interactiveMs.median, mostInteractiveMs],
    ["interactive, ms, slowest", interactiveMs.slowest, ""],
  ]);
}
