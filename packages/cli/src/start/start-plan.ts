import { join } from "node:path";
import type { Environment, Settings } from "@posthorn/settings";
import { modulePath, root } from "../checkout.ts";
import type { PortUse } from "./check-ports.ts";
import { roleEnvironment } from "./role-environment.ts";
import type { RoleProcess } from "./role-process.ts";

export type StartPlan = {
  settings: Settings;
  env: Environment;
  isDemo: boolean;
  /** Known once the database runs. */
  databaseUrl: string;
  masterKey: string;
  dataDir: string;
  /** Of the demo environment; the demo shop publishes with it. */
  apiKey: string | undefined;
};

/** Whether this start is for trying out: an embedded database, and not production unless asked for. */
export function isDemoMode(settings: Settings, isAskedFor: boolean): boolean {
  if (isAskedFor && settings.databaseUrl !== undefined) {
    throw new Error(
      "Demo mode fills the embedded Postgres with examples: unset DATABASE_URL, or leave out --demo.",
    );
  }
  return settings.databaseUrl === undefined && (isAskedFor || settings.nodeEnv !== "production");
}

/** The ports that the roles open, each with the variable that sets it. */
export function portsOf(settings: Settings, isDemo: boolean): PortUse[] {
  const { bind, roles, metricsBind } = settings;
  const metrics = (["api", "worker"] as const).filter((role) => roles.includes(role));
  return [
    ...(roles.includes("web")
      ? [{ variable: "PORT", port: settings.port, host: bind, what: "the dashboard" }]
      : []),
    ...(roles.includes("api")
      ? [{ variable: "POSTHORN_API_PORT", port: settings.apiPort, host: bind, what: "the API" }]
      : []),
    ...(isDemo
      ? [{ variable: "POSTHORN_DEMO_PORT", port: settings.demoPort, host: bind, what: "the demo shop" }]
      : []),
    ...metrics.map((role) => ({
      variable: "POSTHORN_METRICS_PORT",
      port: metricsPortOf(settings, role),
      host: metricsBind,
      what: `metrics of ${role}`,
    })),
  ];
}

/** The programs to run. They are started by path: the CLI imports none of them. */
export function rolesOf(plan: StartPlan): RoleProcess[] {
  const { settings, isDemo } = plan;
  const roles = settings.roles.map((role) => (role === "web" ? webRole(plan) : serviceRole(plan, role)));
  return isDemo && plan.apiKey !== undefined ? [...roles, demoRole(plan, plan.apiKey)] : roles;
}

export function metricsPortOf(settings: Settings, role: "api" | "worker"): number {
  return settings.metricsPort + (role === "worker" ? 1 : 0);
}

function serviceRole(plan: StartPlan, role: "api" | "worker"): RoleProcess {
  const { settings } = plan;
  const metricsPort = metricsPortOf(settings, role);
  return {
    name: role,
    args: [join(root, "apps", role, "src", "main.ts")],
    cwd: join(root, "apps", role),
    env: roleEnvironment(plan.env, { ...decidedFor(plan), POSTHORN_METRICS_PORT: String(metricsPort) }),
    ready: { kind: "page", url: `http://${urlHost(settings.metricsBind)}:${metricsPort}/ready` },
  };
}

function webRole(plan: StartPlan): RoleProcess {
  const { settings } = plan;
  const { port, bind } = settings;
  return {
    name: "web",
    args: [modulePath("next", "dist", "bin", "next"), "start", "--port", String(port), "--hostname", bind],
    cwd: join(root, "apps", "web"),
    env: roleEnvironment(plan.env, {
      ...decidedFor(plan),
      NODE_ENV: "production",
      NEXTAUTH_URL: settings.portalUrl,
      NEXT_TELEMETRY_DISABLED: "1",
    }),
    ready: { kind: "port", host: addressToReach(bind), port },
  };
}

function demoRole(plan: StartPlan, apiKey: string): RoleProcess {
  const { bind, demoPort } = plan.settings;
  const decided = decidedFor(plan);
  return {
    name: "demo-shop",
    args: [join(root, "apps", "demo-shop", "src", "main.ts")],
    cwd: join(root, "apps", "demo-shop"),
    // A host app has an API key, and neither the database nor the master key.
    env: roleEnvironment(plan.env, {
      ...decided,
      DATABASE_URL: undefined,
      POSTHORN_DIRECT_URL: undefined,
      POSTHORN_MASTER_KEY: undefined,
      POSTHORN_PREVIOUS_MASTER_KEY: undefined,
      SMTP_URL: undefined,
      POSTHORN_API_KEY: apiKey,
    }),
    ready: { kind: "port", host: addressToReach(bind), port: demoPort },
    isLast: true,
  };
}

function decidedFor({ settings, isDemo, databaseUrl, masterKey, dataDir, env }: StartPlan): Environment {
  return {
    DATABASE_URL: databaseUrl,
    POSTHORN_MASTER_KEY: masterKey,
    POSTHORN_DATA_DIR: dataDir,
    POSTHORN_DEMO: String(isDemo),
    POSTHORN_API_KEY: undefined,
    POSTHORN_API_URL: settings.apiUrl,
    POSTHORN_PORTAL_URL: settings.portalUrl,
    POSTHORN_ALLOW_PRIVATE_ADDRESSES: allowedAddresses(settings, isDemo, env),
  };
}

/** In demo mode the receivers are on this machine; who sets the variable decides anyway. */
export function allowedAddresses(settings: Settings, isDemo: boolean, env: Environment): string {
  const isSet = Boolean(env.POSTHORN_ALLOW_PRIVATE_ADDRESSES?.trim());
  return isDemo && !isSet ? "loopback" : settings.allowPrivateAddresses;
}

/** An address that listens on all interfaces is reached on loopback. */
export function addressToReach(bind: string): string {
  if (bind === "0.0.0.0") return "127.0.0.1";
  return bind === "::" ? "::1" : bind;
}

/** As it stands in a URL. */
export function urlHost(bind: string): string {
  const host = addressToReach(bind);
  return host.includes(":") ? `[${host}]` : host;
}
