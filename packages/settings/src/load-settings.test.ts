import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Environment, loadRoleSettings, loadSettings } from "./load-settings.ts";
import { SettingsError } from "./settings-error.ts";

function problemsOf(env: Environment) {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("loadSettings", () => {
  it("has a default for everything that can have one", () => {
    expect(loadSettings({})).toMatchObject({
      port: 3000,
      apiPort: 8071,
      demoPort: 3100,
      bind: "127.0.0.1",
      apiUrl: "http://localhost:8071",
      portalUrl: "http://localhost:3000",
      dataDir: ".posthorn",
      roles: ["api", "worker", "web"],
      retryScheduleSeconds: [5, 300, 1800, 7200, 18000, 36000, 36000],
      allowPrivateAddresses: "none",
      trustedProxies: [],
      bodyLimitBytes: 1_048_576,
    });
    expect(loadSettings({}).rateLimitPerSecond).toBeUndefined();
  });

  it("derives the public addresses from the ports", () => {
    const settings = loadSettings({ PORT: "4000", POSTHORN_API_URL: "https://hooks.example.com/" });
    expect(settings.portalUrl).toBe("http://localhost:4000");
    expect(settings.apiUrl).toBe("https://hooks.example.com");
  });

  it("reads a retry schedule with fractions", () => {
    expect(loadSettings({ POSTHORN_RETRY_SCHEDULE: "0.1, 0.25,3" }).retryScheduleSeconds).toEqual([
      0.1, 0.25, 3,
    ]);
  });

  it("takes an empty variable for an unset one", () => {
    expect(loadSettings({ PORT: " ", DATABASE_URL: "" })).toMatchObject({ port: 3000 });
  });

  it("keeps a master key as padded base64, whichever alphabet it came in", () => {
    const bytes = randomBytes(32);
    for (const encoding of ["base64", "base64url"] as const) {
      const settings = loadSettings({ POSTHORN_MASTER_KEY: bytes.toString(encoding) });
      expect(settings.masterKey).toBe(bytes.toString("base64"));
    }
  });

  it("is frozen, lists included", () => {
    const settings = loadSettings({});
    expect(Object.isFrozen(settings)).toBe(true);
    expect(Object.isFrozen(settings.roles)).toBe(true);
  });

  it("names every wrong variable, what was given and what is allowed", () => {
    const problems = problemsOf({ PORT: "eighty", POSTHORN_ROLES: "api,cook" });
    expect(problems.map((problem) => problem.message)).toEqual([
      'PORT is "eighty"; it must be a port from 1 to 65535.',
      'POSTHORN_ROLES is "api,cook"; it must be any of api, worker and web, separated by commas.',
    ]);
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["POSTHORN_BIND", "example.com"],
    ["POSTHORN_API_URL", "ftp://example.com"],
    ["POSTHORN_API_URL", "https://example.com/path"],
    ["POSTHORN_PORTAL_URL", "https://user@example.com"],
    ["DATABASE_URL", "mysql://localhost/db"],
    ["POSTHORN_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["POSTHORN_TRUSTED_PROXIES", "10.0.0.0/8/8"],
    ["POSTHORN_RETRY_SCHEDULE", "5,-1"],
    ["POSTHORN_RETRY_SCHEDULE", "5,1e3"],
    ["POSTHORN_RETRY_SCHEDULE", "2592001"],
    ["POSTHORN_RETRY_SCHEDULE", ","],
    ["POSTHORN_ALLOW_PRIVATE_ADDRESSES", "some"],
    ["POSTHORN_RATE_LIMIT_PER_SECOND", "0"],
    ["POSTHORN_BODY_LIMIT_BYTES", "99999999999999999999"],
    ["POSTHORN_MAIL_FROM", "Acme <a@example.com>\r\nBcc: b@example.com"],
    ["LOG_LEVEL", "loud"],
    ["POSTHORN_OPEN_SIGN_UP", "yes"],
  ])("refuses %s=%s", (variable, value) => {
    expect(problemsOf({ [variable]: value }).map((problem) => problem.variable)).toEqual([variable]);
  });

  it.each([
    ["POSTHORN_MASTER_KEY", "hunter2-hunter2"],
    ["DATABASE_URL", "hunter2://hunter2"],
    ["SMTP_URL", "hunter2@mail"],
    ["POSTHORN_EGRESS_PROXY", "socks://hunter2:hunter2@proxy"],
  ])("never shows the value of a wrong %s", (variable, value) => {
    const [problem] = problemsOf({ [variable]: value });
    expect(problem?.variable).toBe(variable);
    expect(problem?.message).not.toContain("hunter2");
  });

  it("asks for a sender when there is a mail server", () => {
    const [problem] = problemsOf({ SMTP_URL: "smtp://localhost:25" });
    expect(problem?.variable).toBe("POSTHORN_MAIL_FROM");
  });

  it.each([
    [{ POSTHORN_GITHUB_CLIENT_ID: "a" }, ["POSTHORN_GITHUB_CLIENT_SECRET"]],
    [{ POSTHORN_GOOGLE_CLIENT_ID: "a" }, ["POSTHORN_GOOGLE_CLIENT_SECRET"]],
    [
      { POSTHORN_OIDC_ISSUER: "https://id.example/realms/acme/" },
      ["POSTHORN_OIDC_CLIENT_ID", "POSTHORN_OIDC_CLIENT_SECRET"],
    ],
  ])("asks for all that a provider of sign-in needs: %j", (env, missing) => {
    expect(problemsOf(env).map(({ variable }) => variable)).toEqual(missing);
  });
});

describe("loadRoleSettings", () => {
  it("refuses a database without a master key, and neither", () => {
    expect(() => loadRoleSettings({ DATABASE_URL: "postgres://localhost/x" })).toThrow("POSTHORN_MASTER_KEY");
    expect(() => loadRoleSettings({})).toThrow("DATABASE_URL");
  });
});
