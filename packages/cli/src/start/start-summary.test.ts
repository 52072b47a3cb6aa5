import { loadSettings } from "@posthorn/settings";
import { describe, expect, it } from "vitest";
import { startSummary } from "./start-summary.ts";

const credentials = {
  apiUrl: "http://localhost:8071",
  apiKey: "sk_1",
  portalUrl: "http://localhost:3000",
  operator: { email: "a@example.com", password: "p" },
  environmentId: "env_1",
};

const running = { ownerLink: undefined, hasOrganization: true };

describe("startSummary", () => {
  it("has addresses, sign-in, key and the next step in demo mode, and says that loopback is open", () => {
    const text = startSummary({
      settings: loadSettings({ POSTHORN_DEMO_PORT: "4100" }),
      isDemo: true,
      dataDir: ".posthorn",
      allowedAddresses: "loopback",
      credentials,
      hasEmbeddedPostgres: true,
      installation: running,
    });
    for (const part of [
      "http://localhost:3000",
      "http://localhost:8071",
      "http://localhost:4100",
      "a@example.com  with password p\n",
      "sk_1",
      "loopback is allowed",
      "running-in-production.md",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("names only what runs here", () => {
    const text = startSummary({
      settings: loadSettings({ POSTHORN_ROLES: "worker" }),
      isDemo: false,
      dataDir: "/data",
      allowedAddresses: "none",
      credentials: undefined,
      hasEmbeddedPostgres: false,
      installation: running,
    });
    expect(text).not.toMatch(/Dashboard|API|Demo shop|loopback|credentials|database/);
    expect(text).toContain("http://127.0.0.1:9465/metrics (worker)");
  });

  it("has the first owner's link and how to create an organization while there is none", () => {
    const facts = {
      settings: loadSettings({}),
      isDemo: false,
      dataDir: "/data",
      allowedAddresses: "none",
      credentials: undefined,
      hasEmbeddedPostgres: false,
    };
    const url = "https://hooks.example/sign-in/link#link_1";
    const ownerLink = { email: "owner@localhost", url, expiresAt: new Date("2027-01-31T12:30:00Z") };
    const first = startSummary({ ...facts, installation: { ownerLink, hasOrganization: false } });
    expect(first).toContain(url);
    expect(first).toContain("for owner@localhost: it sets the password, once, until 2027-01-31 12:30 UTC");
    expect(first).toContain("organization create");
    expect(first).not.toContain("user link");
    const later = startSummary({ ...facts, installation: running });
    expect(later).not.toMatch(/sign in|organization create/i);
    expect(later).toContain("posthorn -- user link <e-mail>");
  });
});
