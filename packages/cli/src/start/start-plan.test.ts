import { loadSettings } from "@posthorn/settings";
import { describe, expect, it } from "vitest";
import { allowedAddresses, isDemoMode, portsOf, rolesOf } from "./start-plan.ts";

const databaseUrl = "postgresql://posthorn:p@127.0.0.1:5432/posthorn";

function planOf(env: Record<string, string>) {
  const settings = loadSettings(env);
  const isDemo = isDemoMode(settings, false);
  return { settings, env, isDemo, databaseUrl, masterKey: "k", dataDir: "/data", apiKey: "sk_1" };
}

function envOf(env: Record<string, string>, name: string) {
  return rolesOf(planOf(env)).find((role) => role.name === name)?.env;
}

describe("isDemoMode", () => {
  it("needs the embedded Postgres, and to be asked for in production", () => {
    expect(isDemoMode(loadSettings({}), false)).toBe(true);
    expect(isDemoMode(loadSettings({ NODE_ENV: "production" }), false)).toBe(false);
    expect(isDemoMode(loadSettings({ NODE_ENV: "production" }), true)).toBe(true);
    expect(isDemoMode(loadSettings({ DATABASE_URL: databaseUrl }), false)).toBe(false);
    expect(() => isDemoMode(loadSettings({ DATABASE_URL: databaseUrl }), true)).toThrow("DATABASE_URL");
  });
});

describe("rolesOf", () => {
  it("runs the demo shop in demo mode only", () => {
    const names = (env: Record<string, string>) => rolesOf(planOf(env)).map((role) => role.name);
    expect(names({})).toEqual(["api", "worker", "web", "demo-shop"]);
    expect(names({ NODE_ENV: "production", POSTHORN_ROLES: "worker" })).toEqual(["worker"]);
  });

  it("opens loopback in demo mode only, unless the variable says otherwise", () => {
    expect(envOf({}, "worker")?.POSTHORN_ALLOW_PRIVATE_ADDRESSES).toBe("loopback");
    expect(envOf({ NODE_ENV: "production" }, "worker")?.POSTHORN_ALLOW_PRIVATE_ADDRESSES).toBe("none");
    const env = { POSTHORN_ALLOW_PRIVATE_ADDRESSES: "none" };
    expect(allowedAddresses(loadSettings(env), true, env)).toBe("none");
  });

  it("gives each role a metrics port of its own", () => {
    const env = { POSTHORN_METRICS_PORT: "9000" };
    expect(envOf(env, "api")?.POSTHORN_METRICS_PORT).toBe("9000");
    expect(envOf(env, "worker")?.POSTHORN_METRICS_PORT).toBe("9001");
  });

  it("passes on set settings, and nothing else of its own environment", () => {
    const env = { POSTHORN_RETRY_SCHEDULE: "1,2", AWS_SECRET_ACCESS_KEY: "hunter2", PATH: "/bin" };
    expect(envOf(env, "worker")).toMatchObject({ POSTHORN_RETRY_SCHEDULE: "1,2", PATH: "/bin" });
    expect(JSON.stringify(rolesOf(planOf(env)))).not.toContain("hunter2");
  });

  it("keeps database and master key from the demo shop", () => {
    const env = envOf({ POSTHORN_MASTER_KEY: Buffer.alloc(32).toString("base64") }, "demo-shop");
    expect(env).toMatchObject({ POSTHORN_API_KEY: "sk_1", POSTHORN_API_URL: "http://localhost:8071" });
    expect(env).not.toHaveProperty("DATABASE_URL");
    expect(env).not.toHaveProperty("POSTHORN_MASTER_KEY");
  });
});

describe("portsOf", () => {
  it("lists the ports of the roles that run here", () => {
    const variables = (env: Record<string, string>) => {
      const settings = loadSettings(env);
      return portsOf(settings, isDemoMode(settings, false)).map((use) => use.variable);
    };
    expect(variables({})).toEqual([
      "PORT",
      "POSTHORN_API_PORT",
      "POSTHORN_DEMO_PORT",
      "POSTHORN_METRICS_PORT",
      "POSTHORN_METRICS_PORT",
    ]);
    expect(variables({ POSTHORN_ROLES: "worker", NODE_ENV: "production" })).toEqual([
      "POSTHORN_METRICS_PORT",
    ]);
  });
});
