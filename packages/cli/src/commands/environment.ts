import type {
  BrandingWire,
  EnvironmentChanges,
  EnvironmentDetail,
  InstalledEnvironment,
  Policy,
} from "@posthorn/domain";
import { type Command, InvalidArgumentError, Option } from "commander";
import { fieldsOf } from "./fields-of.ts";
import { output, table } from "./output.ts";
import { inEnvironment, withDomain } from "./with-domain.ts";

type SetOptions = {
  name?: string;
  endpointsPerApplication?: number;
  endpointThrottleRate?: number | null;
  retrySchedule?: number[] | null;
  retentionDays?: number;
  disableOnFailure?: "on" | "off";
  signatureHeaders?: "both" | "webhook" | "svix" | "default";
  embedOrigins?: string[];
  json?: boolean;
};

type Shown = { environment: EnvironmentDetail; policy: Policy };

export function addEnvironmentCommand(program: Command): void {
  const environment = program
    .command("environment")
    .description("worlds of their own inside an organization, and their settings");
  addList(environment);
  addShow(environment);
  addSet(environment);
  addBranding(environment);
}

function addBranding(environment: Command): void {
  environment
    .command("branding")
    .description("show or set how the portal of an environment looks")
    .argument("<id>", "the environment's id, env_…")
    .option("--set <json>", "the whole branding; what it leaves out is Posthorn's own", readBranding)
    .addHelpText(
      "after",
      "\nColours that are hard to read are saved, and told as warnings." +
        "\n\nExamples:\n  posthorn environment branding env_…" +
        '\n  posthorn environment branding env_… --set \'{"light":{"accent":"#0f766e"},"radius":12}\'',
    )
    .action(async (id: string, { set }: { set?: BrandingWire }) => {
      const shown = await withDomain(async (opened) => {
        const ctx = await inEnvironment(opened, { id });
        return set ? opened.domain.updateBranding(ctx, set) : opened.domain.getBranding(ctx);
      });
      output(true, shown, () => "");
    });
}

/** Any JSON object: the verb says what does not fit. */
function readBranding(text: string): BrandingWire {
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given === "object" && given !== null && !Array.isArray(given)) return given;
  } catch {}
  throw new InvalidArgumentError("It must be a JSON object.");
}

function addList(environment: Command): void {
  environment
    .command("list")
    .description("list the environments of all organizations")
    .option("--json", "print them as JSON")
    .addHelpText("after", "\nExamples:\n  posthorn environment list\n  posthorn environment list --json")
    .action(async ({ json }: { json?: boolean }) => {
      const all = await withDomain(({ ctx, domain }) => domain.listEnvironments(ctx));
      output(json, all, () => (all.length === 0 ? "There are no environments." : table(rowsOf(all))));
    });
}

function addShow(environment: Command): void {
  environment
    .command("show")
    .description("show the settings of an environment")
    .argument("<id>", "the environment's id, env_…")
    .option("--json", "print them as JSON, null where the server's setting counts")
    .addHelpText("after", "\nExample:\n  posthorn environment show env_…")
    .action(async (id: string, { json }: { json?: boolean }) => {
      const shown = await withDomain(async (opened) => {
        const ctx = await inEnvironment(opened, { id });
        return { environment: await opened.domain.getEnvironment(ctx), policy: ctx.policy };
      });
      output(json, shown.environment, () => textOf(shown));
    });
}

function addSet(environment: Command): void {
  environment
    .command("set")
    .description("change settings of an environment; what is not named stays")
    .showHelpAfterError("(posthorn environment set --help shows what each setting takes)")
    .argument("<id>", "the environment's id, env_…")
    .option("--name <name>", "what it is called")
    .option("--endpoints-per-application <n>", "most endpoints of one application, 1–10000", readNumber)
    .option(
      "--endpoint-throttle-rate <n>",
      "most messages a second of an endpoint that is made without a limit of its own, 1–65535; none for no limit",
      readRate,
    )
    .option(
      "--retry-schedule <seconds>",
      "seconds before each retry, separated by commas, for endpoints without a schedule of their own; default for POSTHORN_RETRY_SCHEDULE",
      readSchedule,
    )
    .option(
      "--retention-days <n>",
      "days that payloads are kept where a message does not say, 1–90",
      readNumber,
    )
    .addOption(
      new Option(
        "--disable-on-failure <on|off>",
        "whether days of nothing but failure disable endpoints that do not say",
      ).choices(["on", "off"]),
    )
    .addOption(
      new Option(
        "--signature-headers <which>",
        "the names under which deliveries are signed; default for POSTHORN_SIGNATURE_HEADERS",
      ).choices(["both", "webhook", "svix", "default"]),
    )
    .option(
      "--embed-origins <origins>",
      "origins of pages that may show the portal in a frame, separated by commas; any for every https page",
      readOrigins,
    )
    .option("--json", "print all settings as JSON")
    .addHelpText(
      "after",
      "\nIt counts from the next attempt on; deliveries that wait keep the time they are due." +
        "\n\nExamples:\n  posthorn environment set env_… --endpoints-per-application 200" +
        "\n  posthorn environment set env_… --retry-schedule 5,300,3600 --disable-on-failure off" +
        "\n  posthorn environment set env_… --retry-schedule default --json",
    )
    .action(async (id: string, { json, ...options }: SetOptions, command: Command) => {
      if (Object.keys(options).length === 0) command.error("error: name at least one setting to change");
      const shown = await withDomain(async (opened) => {
        const ctx = await inEnvironment(opened, { id });
        const changed = await opened.domain.updateEnvironment(ctx, changesOf(options));
        return { environment: changed, policy: ctx.policy };
      }).catch((error) => refuse(command, error));
      output(json, shown.environment, () => textOf(shown));
    });
}

// Under the names that were typed: those of the rule are the dashboard's.
function refuse(command: Command, error: unknown): never {
  const refused = fieldsOf(error).map(({ loc: [, field = ""], msg }) => `${optionOf(field)}: ${msg}`);
  if (refused.length === 0) throw error;
  return command.error(`error: ${refused.join("\n")}`);
}

function optionOf(field: string): string {
  if (field === "payloadRetentionDays") return "--retention-days";
  if (field === "headerFamily") return "--signature-headers";
  return `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function changesOf(options: Omit<SetOptions, "json">): EnvironmentChanges {
  const { retentionDays, disableOnFailure, signatureHeaders, embedOrigins, ...same } = options;
  return {
    ...same,
    payloadRetentionDays: retentionDays,
    disableOnFailure: disableOnFailure && disableOnFailure === "on",
    allowedEmbedOrigins: embedOrigins,
    headerFamily: signatureHeaders === "default" ? null : signatureHeaders,
  };
}

function readNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function readRate(text: string): number | null {
  return text === "none" ? null : readNumber(text);
}

function readSchedule(text: string): number[] | null {
  if (text === "default") return null;
  const items = text.split(",").map((item) => item.trim());
  if (items.every((item) => /^\d{1,9}(?:\.\d{1,6})?$/.test(item))) return items.map(Number);
  throw new InvalidArgumentError("It must be seconds separated by commas, such as 5,300,3600, or default.");
}

function readOrigins(text: string): string[] {
  return text === "any" ? [] : text.split(",").map((item) => item.trim());
}

function rowsOf(all: readonly InstalledEnvironment[]): string[][] {
  const head = ["ID", "KIND", "ORGANIZATION", "NAME"];
  return [head, ...all.map(({ id, kind, organizationName, name }) => [id, kind, organizationName, name])];
}

function textOf({ environment, policy }: Shown): string {
  const { retrySchedule, headerFamily } = environment;
  const rows = [
    ["Environment", `${environment.name}  ${environment.id}`],
    ["Endpoints per application", `at most ${environment.endpointsPerApplication}`],
    [
      "Limit of new endpoints",
      environment.endpointThrottleRate === null ? "none" : `${environment.endpointThrottleRate} a second`,
    ],
    [
      "Retry schedule",
      orServers(retrySchedule, policy.retrySchedule, (seconds) => `${seconds.join(",")} (seconds)`),
    ],
    ["Retention of payloads", `${environment.payloadRetentionDays} days`],
    ["Disable on failure", environment.disableOnFailure ? "on" : "off"],
    ["Portal in a frame", environment.allowedEmbedOrigins.join(", ") || "on every https page"],
    ["Signature headers", orServers(headerFamily, policy.headerFamily, (family) => family)],
  ];
  return table(rows);
}

function orServers<T>(own: T | null, servers: T, words: (value: T) => string): string {
  return own === null ? `${words(servers)}, the server's` : words(own);
}
