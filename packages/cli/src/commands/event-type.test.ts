import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../../apps/api/src/test-api.fixture.ts";
import { runCli } from "./run-cli.fixture.ts";

let api: TestApi;
let dataDir: string;
beforeAll(async () => {
  api = await startTestApi();
  dataDir = await mkdtemp(join(tmpdir(), "posthorn-event-type-"));
});
afterAll(async () => {
  await api.close();
  await rm(dataDir, { recursive: true });
});

it("prints the types of every event type, however many pages they are", { timeout: 60_000 }, async () => {
  const { environmentId, apiKey } = api.environment;
  await api.database.prisma.eventType.createMany({
    data: Array.from({ length: 260 }, (_, index) => ({
      environmentId,
      name: `bulk.n${index}`,
      description: "d",
      schemas: { "1": { const: "old" }, "2": { const: index } },
    })),
  });
  const env = { POSTHORN_DATA_DIR: dataDir, POSTHORN_API_KEY: apiKey, POSTHORN_API_URL: api.url };
  const { code, stdout } = await runCli(["event-type", "types"], env);
  expect(code).toBe(0);
  expect(stdout).toContain("export type BulkN259 = 259;");
  expect(stdout.match(/^ {2}"bulk\./gm)).toHaveLength(260);
  const refused = await runCli(["event-type", "types"], { ...env, POSTHORN_API_KEY: "sk_unknown" });
  expect(refused).toMatchObject({ code: 1, stdout: "" });
});
