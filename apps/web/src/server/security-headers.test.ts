import { describe, expect, it } from "vitest";
import { type PageFacts, securityHeaders } from "./security-headers.ts";

const page: PageFacts = {
  nonce: "abc",
  isEmbeddable: false,
  isPreview: false,
  embedOrigins: [],
  apiUrl: "https://api.example",
  isDemo: false,
  isBehindTls: true,
  isDevelopment: false,
};

const policyOf = (facts: Partial<PageFacts>) =>
  securityHeaders({ ...page, ...facts })["content-security-policy"].split("; ");

describe("securityHeaders", () => {
  it("lets nobody frame the dashboard", () => {
    expect(policyOf({})).toContain("frame-ancestors 'none'");
    expect(securityHeaders(page)).toMatchObject({ "x-frame-options": "DENY" });
  });

  it("lets https hosts frame the portal, and hosts without TLS on this machine only in demo mode", () => {
    expect(policyOf({ isEmbeddable: true })).toContain("frame-ancestors 'self' https:");
    expect(policyOf({ isEmbeddable: true, isDemo: true })).toContain(
      "frame-ancestors 'self' https: http://localhost:* http://127.0.0.1:*",
    );
    expect(securityHeaders({ ...page, isEmbeddable: true })).not.toHaveProperty("x-frame-options");
  });

  it("lets only the origins frame the portal that its environment allows, where it does", () => {
    const embedOrigins = ["https://shop.example", "https://admin.shop.example"];
    expect(policyOf({ isEmbeddable: true, embedOrigins, isDemo: true })).toContain(
      "frame-ancestors 'self' https://shop.example https://admin.shop.example",
    );
    expect(policyOf({ isEmbeddable: false, embedOrigins })).toContain("frame-ancestors 'none'");
  });

  it("lets the dashboard alone frame the preview of a look, with a logo from anywhere", () => {
    expect(policyOf({ isPreview: true, isDemo: true })).toContain("frame-ancestors 'self'");
    expect(policyOf({ isPreview: true })).toContain("img-src 'self' data: https:");
    expect(securityHeaders({ ...page, isPreview: true })).toMatchObject({ "x-frame-options": "SAMEORIGIN" });
  });

  it("runs no script without the nonce, and calls nobody but itself and, in the portal, the API", () => {
    expect(policyOf({})).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(policyOf({})).toContain("connect-src 'self'");
    expect(policyOf({ isEmbeddable: true })).toContain("connect-src 'self' https://api.example");
  });

  it("asks for TLS only where the portal has it", () => {
    expect(securityHeaders(page)).toHaveProperty("strict-transport-security");
    expect(securityHeaders({ ...page, isBehindTls: false })).not.toHaveProperty("strict-transport-security");
  });
});
