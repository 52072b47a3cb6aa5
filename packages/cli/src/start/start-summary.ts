import type { Settings } from "@posthorn/settings";
import { dateText } from "../commands/output.ts";
import type { Credentials } from "./data-folder.ts";
import type { Installation } from "./open-installation.ts";
import { metricsPortOf } from "./start-plan.ts";

export type SummaryFacts = {
  settings: Settings;
  isDemo: boolean;
  dataDir: string;
  allowedAddresses: string;
  credentials: Credentials | undefined;
  hasEmbeddedPostgres: boolean;
  installation: Installation;
};

/** What a person who has just started Posthorn needs to know, and the next step. */
export function startSummary(facts: SummaryFacts): string {
  const { settings, isDemo, credentials } = facts;
  const { roles } = settings;
  const { ownerLink } = facts.installation;
  const rows: [string, string][] = [];
  if (roles.includes("web")) rows.push(["Dashboard", settings.portalUrl]);
  if (credentials) rows.push(["Sign in", signInOf(credentials)]);
  if (ownerLink) rows.push(["Sign in", ownerLink.url]);
  if (roles.includes("api")) rows.push(["API", `${settings.apiUrl}  (reference: ${settings.apiUrl}/docs)`]);
  if (credentials) rows.push(["API key", credentials.apiKey]);
  if (isDemo && credentials) rows.push(["Demo shop", demoUrl(settings)]);
  rows.push(["Metrics", metricsAddresses(settings)]);
  rows.push(["Data", `${facts.dataDir}  (${dataParts(facts)})`]);
  const lines = rows.map(([name, value]) => `  ${name.padEnd(11)}${value}`);
  return ["", `Posthorn runs${isDemo ? " in demo mode" : ""}.`, "", ...lines, "", ...remarks(facts), ""].join(
    "\n",
  );
}

function remarks(facts: SummaryFacts): string[] {
  const { allowedAddresses, isDemo, credentials } = facts;
  const remarks: string[] = [];
  if (isDemo) {
    remarks.push(
      "Demo mode has a database and examples of its own; docs/guides/running-in-production.md leads to yours.",
    );
  }
  if (allowedAddresses === "loopback") {
    remarks.push(
      "Endpoints may be on this machine (loopback is allowed); other private addresses are refused.",
    );
  }
  if (allowedAddresses === "all") {
    remarks.push("Endpoints may be in private networks: POSTHORN_ALLOW_PRIVATE_ADDRESSES is all.");
  }
  const { ownerLink, hasOrganization } = facts.installation;
  if (ownerLink) {
    remarks.push(
      `The sign-in link is for ${ownerLink.email}: it sets the password, once, until ${dateText(ownerLink.expiresAt)}.`,
    );
  }
  if (!isDemo && !ownerLink && facts.settings.roles.includes("web")) {
    remarks.push("Who has no password, or forgot it, gets a link by: npm run posthorn -- user link <e-mail>");
  }
  if (!hasOrganization) {
    remarks.push(
      "Next, in another terminal with the same variables, for environments and an API key:",
      '  npm run posthorn -- organization create "Acme"',
    );
  }
  if (isDemo && credentials) {
    remarks.push(
      `Next: order something at ${demoUrl(facts.settings)} and watch its delivery in the dashboard.`,
    );
  }
  remarks.push("Ctrl-C stops everything.");
  return remarks;
}

function signInOf({ operator }: Credentials): string {
  return `${operator.email}  with password ${operator.password}`;
}

function dataParts({ hasEmbeddedPostgres, credentials }: SummaryFacts): string {
  return [hasEmbeddedPostgres && "database", "logs", credentials && "credentials.json"]
    .filter(Boolean)
    .join(", ");
}

function demoUrl(settings: Settings): string {
  return `http://localhost:${settings.demoPort}`;
}

function metricsAddresses(settings: Settings): string {
  return (["api", "worker"] as const)
    .filter((role) => settings.roles.includes(role))
    .map((role) => `http://${settings.metricsBind}:${metricsPortOf(settings, role)}/metrics (${role})`)
    .join("  ");
}
