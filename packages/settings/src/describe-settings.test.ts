import { describe, expect, it } from "vitest";
import { describeSettings } from "./describe-settings.ts";

describe("describeSettings", () => {
  it("has a sentence, a group and the allowed values of every setting", () => {
    for (const setting of describeSettings()) {
      expect(setting.sentence, setting.variable).toMatch(/^[A-Z].*\.$/);
      expect(setting.allowed, setting.variable).not.toBe("");
      expect(setting.group, setting.variable).not.toBe("");
    }
  });

  it("shows values as the environment would have them", () => {
    const shown = Object.fromEntries(
      describeSettings({ POSTHORN_RETRY_SCHEDULE: "1,2" }).map((setting) => [setting.variable, setting]),
    );
    expect(shown.POSTHORN_RETRY_SCHEDULE).toMatchObject({ value: "1,2", isSet: true });
    expect(shown.PORT).toMatchObject({ value: "3000", isSet: false });
  });

  it("shows of a secret only that it is set", () => {
    const env = { DATABASE_URL: "postgres://me:hunter2@db/x" };
    expect(JSON.stringify(describeSettings(env))).not.toContain("hunter2");
    expect(describeSettings(env).find((setting) => setting.key === "databaseUrl")?.value).toBe("(set)");
  });
});
