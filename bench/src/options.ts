import { parseArgs } from "node:util";
import type { RoleName } from "./stack/server-process.ts";

export const scenarioNames = [
  "steady",
  "half",
  "fan-out",
  "hanging",
  "backlog",
  "history",
  "kill",
  "widget",
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export type BenchOptions = {
  scenario: ScenarioName;
  isJson: boolean;
  seconds: number;
  warmupSeconds: number;
  connections: number;
  /** Messages a second, where a scenario does not find the rate itself. */
  ratePerSecond: number | undefined;
  /** A limit that was measured before; undefined: measure it. */
  limitPerSecond: number | undefined;
  limitSeconds: number;
  /** Pending deliveries of `backlog`. */
  rows: number;
  /** Messages of each past day of `history`. */
  rowsPerDay: number;
  answerBody: string;
  profile: RoleName | undefined;
  profileFile: string | undefined;
  isSql: boolean;
  /** Settings of Postgres to try out, by name. */
  postgres: Record<string, string>;
};

export class UsageError extends Error {}

export const usage = `npm run bench -- <scenario> [options]

Scenarios: ${scenarioNames.join(", ")}

  --json              the last line is one JSON object; the table goes to standard error
  --seconds <n>       measured time (30)
  --warmup <n>        time before it (5)
  --connections <n>   of the generator to the API (32)
  --rate <n>          messages a second, where the scenario does not find the rate itself
  --limit <n>         take this limit instead of measuring it
  --limit-seconds <n> measured time of the limit (10)
  --rows <n>          pending deliveries of backlog (1000000)
  --rows-per-day <n>  messages of each past day of history (10000)
  --answer <text>     what receivers answer beside 200 (nothing)
  --profile <role>    profile worker or api and print the functions that took most time
  --profile-file <f>  keep the profile here too (.cpuprofile)
  --postgres <n=v>    try a setting of Postgres, such as enable_hashjoin=off; may be given several times. What the
                      embedded server sets itself stays as it is
  --sql               print the statements and waits that took most time in Postgres
`;

export function readOptions(args: string[]): BenchOptions {
  const { values, positionals } = parse(args);
  const [scenario, ...others] = positionals;
  if (others.length > 0) throw new UsageError(`Only one scenario at a time: ${positionals.join(" ")}`);
  if (!isScenario(scenario)) throw new UsageError(`Say which scenario: ${scenarioNames.join(", ")}.`);
  return {
    scenario,
    isJson: values.json ?? false,
    seconds: number("seconds", values.seconds, [1, 3_600]) ?? 30,
    warmupSeconds: number("warmup", values.warmup, [0, 600]) ?? 5,
    connections: number("connections", values.connections, [1, 1_000]) ?? 32,
    ratePerSecond: number("rate", values.rate, [1, 1_000_000]),
    limitPerSecond: number("limit", values.limit, [1, 10_000_000]),
    limitSeconds: number("limit-seconds", values["limit-seconds"], [1, 600]) ?? 10,
    rows: number("rows", values.rows, [1, 10_000_000]) ?? 1_000_000,
    rowsPerDay: number("rows-per-day", values["rows-per-day"], [1, 1_000_000]) ?? 10_000,
    answerBody: values.answer ?? "",
    profile: role(values.profile),
    profileFile: values["profile-file"],
    isSql: values.sql ?? false,
    postgres: Object.fromEntries((values.postgres ?? []).map(assignment)),
  };
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: flag,
        seconds: text,
        warmup: text,
        connections: text,
        rate: text,
        limit: text,
        "limit-seconds": text,
        rows: text,
        "rows-per-day": text,
        answer: text,
        profile: text,
        "profile-file": text,
        postgres: { type: "string", multiple: true } as const,
        sql: flag,
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function number(name: string, given: string | undefined, [min, max]: [number, number]): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (given.trim() !== "" && value >= min && value <= max) return value;
  throw new UsageError(`--${name} is ${given}; it must be a number from ${min} to ${max}.`);
}

function assignment(given: string): [string, string] {
  const [, name, value] = /^([a-z_.]+)=(.+)$/.exec(given) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new UsageError(`--postgres is ${given}; it must be a setting and its value, name=value.`);
}

function role(given: string | undefined): RoleName | undefined {
  if (given === undefined || given === "api" || given === "worker") return given;
  throw new UsageError(`--profile is ${given}; it must be worker or api.`);
}

function isScenario(given: string | undefined): given is ScenarioName {
  return scenarioNames.some((name) => name === given);
}
