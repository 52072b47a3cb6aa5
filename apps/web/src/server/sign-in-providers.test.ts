import { loadSettings } from "@posthorn/settings";
import { describe, expect, it } from "vitest";
import { githubClaims, identityOf, signInProviders } from "./sign-in-providers.ts";

const env = {
  POSTHORN_GITHUB_CLIENT_ID: "a",
  POSTHORN_GITHUB_CLIENT_SECRET: "b",
  POSTHORN_GOOGLE_CLIENT_ID: "a",
  POSTHORN_GOOGLE_CLIENT_SECRET: "b",
  POSTHORN_OIDC_ISSUER: "https://id.example/realms/acme",
  POSTHORN_OIDC_CLIENT_ID: "a",
  POSTHORN_OIDC_CLIENT_SECRET: "b",
  POSTHORN_OIDC_NAME: "Acme ID",
};

describe("signInProviders", () => {
  it("are those that have settings, and none without", () => {
    expect(signInProviders(loadSettings({}))).toEqual([]);
    expect(signInProviders(loadSettings(env))).toEqual([
      { id: "github", name: "GitHub" },
      { id: "google", name: "Google" },
      { id: "oidc", name: "Acme ID" },
    ]);
  });
});

describe("identityOf", () => {
  const settings = loadSettings(env);

  it("names an OpenID Connect provider by its issuer, so that another one's accounts are others", () => {
    expect(identityOf("oidc", { sub: "1" }, settings).provider).toBe("https://id.example/realms/acme");
    expect(identityOf("google", { sub: "1" }, settings).provider).toBe("google");
  });

  it("takes an address as verified by nothing but the provider's word", () => {
    const verified = (claims: object) =>
      identityOf("oidc", { sub: "1", ...claims }, settings).isEmailVerified;
    expect(verified({ email: "ana@acme.example", email_verified: true })).toBe(true);
    expect(verified({ email: "ana@acme.example", email_verified: false })).toBe(false);
    expect(verified({ email: "ana@acme.example" })).toBe(false);
    expect(() => verified({ email: "ana@acme.example", email_verified: "true" })).toThrow();
    expect(() => identityOf("oidc", { email: "ana@acme.example" }, settings)).toThrow();
  });
});

describe("githubClaims", () => {
  const emails = [
    { email: "old@acme.example", primary: false, verified: true, visibility: null },
    { email: "ana@acme.example", primary: true, verified: true, visibility: "public" },
  ];

  it("has the primary address of the list, and not the one that the profile shows", () => {
    const user = { id: 42, login: "ana", name: null, email: "victim@acme.example" };
    expect(githubClaims(user, emails)).toEqual({
      sub: "42",
      name: "ana",
      email: "ana@acme.example",
      email_verified: true,
    });
    expect(githubClaims(user, [{ ...emails[1], verified: false }])).toMatchObject({ email_verified: false });
    expect(githubClaims(user, [])).toMatchObject({ email: undefined });
  });
});
