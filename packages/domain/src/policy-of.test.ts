import { loadSettings } from "@posthorn/settings";
import { describe, expect, it } from "vitest";
import { policyOf } from "./policy-of.ts";

describe("policyOf", () => {
  it("reads which signature headers a delivery carries", () => {
    const familyOf = (POSTHORN_SIGNATURE_HEADERS: string) =>
      policyOf(loadSettings({ POSTHORN_SIGNATURE_HEADERS })).headerFamily;
    expect(familyOf("webhook,svix")).toBe("both");
    expect(familyOf("svix,webhook")).toBe("both");
    expect(familyOf("webhook")).toBe("webhook");
    expect(familyOf("svix")).toBe("svix");
  });
});
