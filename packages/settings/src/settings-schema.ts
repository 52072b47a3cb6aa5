import { z } from "zod";
import type { Kind } from "./kinds.ts";
import * as kinds from "./kinds.ts";

const factsRegistry = z.registry<SettingFacts>();

/** Every setting there is. A new one is one entry here; documents and checks follow from it. */
export const settingsSchema = z.object({
  port: setting(kinds.port, {
    variable: "PORT",
    group: "addresses",
    sentence: "The port of the dashboard and the portal.",
    default: "3000",
  }),
  apiPort: setting(kinds.port, {
    variable: "POSTHORN_API_PORT",
    group: "addresses",
    sentence: "The port of the public REST API.",
    default: "8071",
  }),
  demoPort: setting(kinds.port, {
    variable: "POSTHORN_DEMO_PORT",
    group: "addresses",
    sentence: "The port of the demo shop, which runs in demo mode only.",
    default: "3100",
  }),
  metricsPort: setting(kinds.port, {
    variable: "POSTHORN_METRICS_PORT",
    group: "addresses",
    sentence:
      "The port of metrics and health of one role; `posthorn start` gives it to api and the next to worker; web has none.",
    default: "9464",
  }),
  metricsBind: setting(kinds.bindAddress, {
    variable: "POSTHORN_METRICS_BIND",
    group: "addresses",
    sentence: "The address that metrics and health listen on; never open it to the public.",
    default: "127.0.0.1",
  }),
  bind: setting(kinds.bindAddress, {
    variable: "POSTHORN_BIND",
    group: "addresses",
    sentence: "The address that the API, the dashboard and the demo shop listen on.",
    default: "127.0.0.1",
  }),
  apiUrl: optionalSetting(kinds.publicUrl, {
    variable: "POSTHORN_API_URL",
    group: "addresses",
    sentence: "The address of the API as clients see it; without it, localhost and the API's port.",
  }),
  portalUrl: optionalSetting(kinds.publicUrl, {
    variable: "POSTHORN_PORTAL_URL",
    group: "addresses",
    sentence:
      "The address of the dashboard and the portal as browsers see it; without it, localhost and PORT.",
  }),
  trustedProxies: setting(kinds.cidrs, {
    variable: "POSTHORN_TRUSTED_PROXIES",
    group: "addresses",
    sentence: "The proxies in front of the API and the dashboard whose X-Forwarded headers are believed.",
    default: "",
  }),
  dataDir: setting(kinds.folder, {
    variable: "POSTHORN_DATA_DIR",
    group: "storage",
    sentence: "The folder of logs, credentials and, without DATABASE_URL, the embedded Postgres.",
    default: ".posthorn",
  }),
  databaseUrl: optionalSetting(kinds.postgresUrl, {
    variable: "DATABASE_URL",
    group: "storage",
    sentence: "Your own Postgres; without it, an embedded one is started.",
    secret: true,
  }),
  directUrl: optionalSetting(kinds.postgresUrl, {
    variable: "POSTHORN_DIRECT_URL",
    group: "storage",
    sentence: "The same database around its pooler, for LISTEN and migrations; without it, DATABASE_URL.",
    secret: true,
  }),
  databasePoolSize: setting(kinds.integer(2, 200), {
    variable: "POSTHORN_DATABASE_POOL_SIZE",
    group: "storage",
    sentence: "How many database connections each of the two pools of a process opens at most.",
    default: "10",
  }),
  roles: setting(kinds.someOf(["api", "worker", "web"]), {
    variable: "POSTHORN_ROLES",
    group: "process",
    sentence: "The roles that `posthorn start` runs on this machine.",
    default: "api,worker,web",
  }),
  nodeEnv: setting(kinds.oneOf(["development", "test", "production"]), {
    variable: "NODE_ENV",
    group: "process",
    sentence: "With production, demo mode is off unless `--demo` asks for it.",
    default: "development",
  }),
  demo: setting(kinds.flag, {
    variable: "POSTHORN_DEMO",
    group: "process",
    sentence: "Whether this process runs in demo mode; `posthorn start` sets it for the roles it starts.",
    default: "false",
  }),
  ownerEmail: setting(kinds.accountEmail, {
    variable: "POSTHORN_OWNER_EMAIL",
    group: "process",
    sentence:
      "The account of who signs in first, outside of demo mode; `posthorn start` prints a link until it has a password.",
    default: "owner@localhost",
  }),
  logLevel: setting(kinds.oneOf(["trace", "debug", "info", "warn", "error", "fatal", "silent"]), {
    variable: "LOG_LEVEL",
    group: "process",
    sentence: "The least severe log lines that are written.",
    default: "info",
  }),
  masterKey: optionalSetting(kinds.masterKey, {
    variable: "POSTHORN_MASTER_KEY",
    group: "security",
    sentence:
      "The key that seals secrets in the database; required with DATABASE_URL, else made and kept in the data folder.",
    secret: true,
  }),
  previousMasterKey: optionalSetting(kinds.masterKey, {
    variable: "POSTHORN_PREVIOUS_MASTER_KEY",
    group: "security",
    sentence: "The master key before the present one, while `posthorn key rotate` has not finished.",
    secret: true,
  }),
  apiKey: optionalSetting(kinds.apiKey, {
    variable: "POSTHORN_API_KEY",
    group: "security",
    sentence:
      "The API key that `posthorn trigger` and the demo shop publish with; without it, that of the data folder's credentials.json.",
    secret: true,
  }),
  allowPrivateAddresses: setting(kinds.oneOf(["none", "loopback", "all"]), {
    variable: "POSTHORN_ALLOW_PRIVATE_ADDRESSES",
    group: "security",
    sentence:
      "Which private addresses endpoints may use, link-local and metadata addresses never; demo mode opens loopback.",
    default: "none",
  }),
  egressProxy: optionalSetting(kinds.proxyUrl, {
    variable: "POSTHORN_EGRESS_PROXY",
    group: "security",
    sentence:
      "The proxy through which deliveries leave; it is asked for addresses that were resolved and checked here.",
    secret: true,
  }),
  rateLimitPerSecond: optionalSetting(kinds.integer(1, 1_000_000), {
    variable: "POSTHORN_RATE_LIMIT_PER_SECOND",
    group: "security",
    sentence:
      "How many requests a second one API key, or one address with wrong keys, may make to one api process; without it, no limit.",
  }),
  bodyLimitBytes: setting(kinds.integer(1024, 16_777_216), {
    variable: "POSTHORN_BODY_LIMIT_BYTES",
    group: "security",
    sentence: "The largest request body that the API reads, in bytes.",
    default: "1048576",
  }),
  openSignUp: setting(kinds.flag, {
    variable: "POSTHORN_OPEN_SIGN_UP",
    group: "sign-in",
    sentence:
      "Whether anybody may make an account with an organization of their own; without it, sign-up closes with the first account.",
    default: "false",
  }),
  githubClientId: optionalSetting(kinds.shortText, {
    variable: "POSTHORN_GITHUB_CLIENT_ID",
    group: "sign-in",
    sentence: "The OAuth app at GitHub that signs operators in; without it, GitHub signs nobody in.",
  }),
  githubClientSecret: optionalSetting(kinds.shortText, {
    variable: "POSTHORN_GITHUB_CLIENT_SECRET",
    group: "sign-in",
    sentence: "The secret of the OAuth app at GitHub; required with its id.",
    secret: true,
  }),
  googleClientId: optionalSetting(kinds.shortText, {
    variable: "POSTHORN_GOOGLE_CLIENT_ID",
    group: "sign-in",
    sentence: "The OAuth client at Google that signs operators in; without it, Google signs nobody in.",
  }),
  googleClientSecret: optionalSetting(kinds.shortText, {
    variable: "POSTHORN_GOOGLE_CLIENT_SECRET",
    group: "sign-in",
    sentence: "The secret of the OAuth client at Google; required with its id.",
    secret: true,
  }),
  oidcIssuer: optionalSetting(kinds.issuerUrl, {
    variable: "POSTHORN_OIDC_ISSUER",
    group: "sign-in",
    sentence: "The OpenID Connect provider that signs operators in: where its .well-known folder is.",
  }),
  oidcClientId: optionalSetting(kinds.shortText, {
    variable: "POSTHORN_OIDC_CLIENT_ID",
    group: "sign-in",
    sentence: "The client at the OpenID Connect provider; required with its issuer.",
  }),
  oidcClientSecret: optionalSetting(kinds.shortText, {
    variable: "POSTHORN_OIDC_CLIENT_SECRET",
    group: "sign-in",
    sentence: "The secret of the client at the OpenID Connect provider; required with its issuer.",
    secret: true,
  }),
  oidcName: setting(kinds.shortText, {
    variable: "POSTHORN_OIDC_NAME",
    group: "sign-in",
    sentence: "What the button for the OpenID Connect provider calls it.",
    default: "SSO",
  }),
  retryScheduleSeconds: setting(kinds.retrySchedule, {
    variable: "POSTHORN_RETRY_SCHEDULE",
    group: "deliveries",
    sentence: "The waits in seconds before each retry of a delivery; environments and endpoints may differ.",
    default: "5,300,1800,7200,18000,36000,36000",
  }),
  signatureHeaders: setting(kinds.someOf(["webhook", "svix"]), {
    variable: "POSTHORN_SIGNATURE_HEADERS",
    group: "deliveries",
    sentence: "The families of id, timestamp and signature headers that a delivery carries.",
    default: "webhook,svix",
  }),
  disableAfterDays: setting(kinds.integer(0, 365), {
    variable: "POSTHORN_DISABLE_AFTER_DAYS",
    group: "deliveries",
    sentence: "After how many days of nothing but failure an endpoint is disabled; 0 for never.",
    default: "5",
  }),
  smtpUrl: optionalSetting(kinds.smtpUrl, {
    variable: "SMTP_URL",
    group: "mail",
    sentence:
      "The mail server for news of failing endpoints, invitations and new passwords; without it, no mail is sent.",
    secret: true,
  }),
  mailFrom: optionalSetting(kinds.mailAddress, {
    variable: "POSTHORN_MAIL_FROM",
    group: "mail",
    sentence: "The sender of these mails; required with SMTP_URL.",
  }),
});

export type SettingGroup =
  | "addresses"
  | "storage"
  | "process"
  | "security"
  | "sign-in"
  | "deliveries"
  | "mail";

export type SettingKey = keyof typeof settingsSchema.shape;

export type SettingFacts = {
  variable: string;
  group: SettingGroup;
  sentence: string;
  allowed: string;
  /** As it would be written in the environment. */
  default?: string;
  /** Its value is never shown, not even when it is wrong. */
  secret?: boolean;
};

export function factsOf(key: SettingKey): SettingFacts {
  const facts = factsRegistry.get(settingsSchema.shape[key]);
  if (facts === undefined) throw new Error(`The setting ${key} was made without facts.`);
  return facts;
}

function setting<T>(kind: Kind<T>, facts: Omit<SettingFacts, "allowed"> & { default: string }) {
  return kind.schema.prefault(facts.default).register(factsRegistry, { ...facts, allowed: kind.allowed });
}

function optionalSetting<T>(kind: Kind<T>, facts: Omit<SettingFacts, "allowed" | "default">) {
  return kind.schema.optional().register(factsRegistry, { ...facts, allowed: kind.allowed });
}
