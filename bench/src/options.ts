import { parseArgs } from "node:util";
import type { RoleName } from "./stack/server-process.ts";

export const scenarioNames = ["steady", "half"] as const;
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
  answerBody: string;
  profile: RoleName | undefined;
  profileFile: string | undefined;
  isSql: boolean;
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
  --answer <text>     what receivers answer beside 200 (nothing)
  --profile <role>    profile worker or api and print the functions that took most time
  --profile-file <f>  keep the profile here too (.cpuprofile)
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
    answerBody: values.answer ?? "",
    profile: role(values.profile),
    profileFile: values["profile-file"],
    isSql: values.sql ?? false,
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
        answer: text,
        profile: text,
        "profile-file": text,
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

function role(given: string | undefined): RoleName | undefined {
  if (given === undefined || given === "api" || given === "worker") return given;
  throw new UsageError(`--profile is ${given}; it must be worker or api.`);
}

function isScenario(given: string | undefined): given is ScenarioName {
  return scenarioNames.some((name) => name === given);
}
