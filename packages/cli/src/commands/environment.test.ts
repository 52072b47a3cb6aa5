import {
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.fixture.ts";

let database: TestDatabase;
let id: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const built: TestEnvironment = await buildEnvironment(database.prisma);
  id = built.environmentId;
});
afterAll(() => database.close());

function environment(...args: string[]) {
  return runCli(["environment", ...args], { DATABASE_URL: database.url, POSTHORN_RETRY_SCHEDULE: "2,20" });
}

describe("posthorn environment", { timeout: 60_000 }, () => {
  it("lists what there is, with its organization", async () => {
    const { code, stdout } = await environment("list");
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${id}  development  Acme +Test$`, "m"));
    expect(JSON.parse((await environment("list", "--json")).stdout)).toMatchObject([{ id, name: "Test" }]);
  });

  it("sets what is named, shows it, and sets it back to the server's", async () => {
    const set = await environment(
      ...["set", id, "--name", "Staging", "--endpoints-per-application", "200", "--retry-schedule", "5,0.5"],
      ...["--retention-days", "30", "--disable-on-failure", "off", "--signature-headers", "svix", "--json"],
    );
    expect(JSON.parse(set.stdout)).toMatchObject({
      id,
      name: "Staging",
      endpointsPerApplication: 200,
      retrySchedule: [5, 0.5],
      payloadRetentionDays: 30,
      disableOnFailure: false,
      headerFamily: "svix",
    });
    const { stdout } = await environment("show", id);
    expect(stdout).toMatch(/^Retry schedule +5,0\.5 \(seconds\)$/m);
    expect(stdout).toMatch(/^Disable on failure +off$/m);

    const back = ["--retry-schedule", "default", "--signature-headers", "default"];
    const { stdout: shown } = await environment("set", id, ...back);
    expect(shown).toMatch(/^Retry schedule +2,20 \(seconds\), the server's$/m);
    expect(shown).toMatch(/^Signature headers +both, the server's$/m);
    expect(shown).toMatch(/^Endpoints per application +at most 200$/m);
    expect(await database.prisma.auditEntry.count({ where: { subjectId: id, actor: "cli" } })).toBe(2);
  });

  it.each([
    [[], "name at least one setting"],
    [["--retry-schedule", "5,soon"], "5,300,3600"],
    [["--name", ""], "error: --name: "],
    [["--retry-schedule", "9999999"], "error: --retry-schedule: Must hold 1 to "],
    [
      ["--endpoints-per-application", "0"],
      "error: --endpoints-per-application: Must be a whole number from 1 to 10000.",
    ],
    [["--retention-days", "91"], "error: --retention-days: Must be a whole number from 1 to 90."],
    [["--disable-on-failure", "yes"], "on, off"],
    [["--signature-headers", "none"], "both, webhook, svix, default"],
  ])("refuses set %j as wrong usage", async (options, reason) => {
    const { code, stderr } = await environment("set", id, ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(stderr).toContain("posthorn environment set --help");
  });

  it("names the environments there are when it does not know one", async () => {
    const { code, stderr } = await environment("show", "env_unknown");
    expect(code).toBe(1);
    expect(stderr).toContain(id);
  });
});
