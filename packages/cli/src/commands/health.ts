import { loadSettings, type Settings } from "@posthorn/settings";
import type { Command } from "commander";
import { addressToReach, metricsPortOf, urlHost } from "../start/start-plan.ts";
import { isReady } from "../start/until-ready.ts";
import { findDatabase } from "./find-database.ts";
import { output, table } from "./output.ts";

type Health = { name: string; isOk: boolean; detail: string };

export function addHealthCommand(program: Command): void {
  program
    .command("health")
    .description("tell whether the database and the roles of this machine do their work; exit code 1 if not")
    .option("--json", "print the checks as JSON")
    .addHelpText("after", "\nExamples:\n  posthorn health\n  POSTHORN_ROLES=worker posthorn health --json")
    .action(async ({ json }: { json?: boolean }) => {
      const settings = loadSettings(process.env);
      const checks = await Promise.all([checkDatabase(settings), ...settings.roles.map(checkRole(settings))]);
      const isOk = checks.every((check) => check.isOk);
      const rows = checks.map((check) => [check.isOk ? "ok" : "FAILED", check.name, check.detail]);
      output(json, { isOk, checks }, () => table(rows));
      if (!isOk) process.exitCode = 1;
    });
}

async function checkDatabase(settings: Settings): Promise<Health> {
  const { createPool } = await import("@posthorn/db");
  try {
    const { url } = await findDatabase(settings);
    const pool = createPool(url, { max: 1, applicationName: "posthorn-health" });
    try {
      await pool.query("select 1");
    } finally {
      await pool.end();
    }
    return { name: "database", isOk: true, detail: "answers" };
  } catch (error) {
    return { name: "database", isOk: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

function checkRole(settings: Settings) {
  return async (role: Settings["roles"][number]): Promise<Health> => {
    const { port, bind, metricsBind } = settings;
    if (role === "web") {
      const isOk = await isReady({ kind: "port", host: addressToReach(bind), port });
      return { name: role, isOk, detail: `port ${port} ${isOk ? "answers" : "does not answer"}` };
    }
    const url = `http://${urlHost(metricsBind)}:${metricsPortOf(settings, role)}/ready`;
    const isOk = await isReady({ kind: "page", url });
    return { name: role, isOk, detail: `${url} ${isOk ? "is ready" : "is not ready"}` };
  };
}
