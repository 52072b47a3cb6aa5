import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../../apps/api/src/test-api.fixture.ts";
import { runCli } from "./run-cli.fixture.ts";

const example = { order: { id: 1042, total: "19.90" } };

let api: TestApi;
let dataDir: string;
let applicationId: string;

beforeAll(async () => {
  api = await startTestApi();
  dataDir = await mkdtemp(join(tmpdir(), "posthorn-trigger-"));
  const application = await api.request("POST", "/api/v1/app/", { body: { name: "Kopi Kita", uid: "kopi" } });
  ({ id: applicationId } = (await application.json()) as { id: string });
  await createEventType("order.created", {
    "1": { type: "object", examples: [{}] },
    "2": { examples: [example] },
  });
  await createEventType("order.gone", { "1": { type: "object" } });
});

afterAll(async () => {
  await api.close();
  await rm(dataDir, { recursive: true });
});

async function createEventType(name: string, schemas: object): Promise<void> {
  const created = await api.request("POST", "/api/v1/event-type/", {
    body: { name, description: name, schemas },
  });
  if (!created.ok) throw new Error(await created.text());
}

function trigger(args: string[], env: Record<string, string> = {}) {
  const keyed = { POSTHORN_API_KEY: api.environment.apiKey, POSTHORN_API_URL: api.url };
  return runCli(["trigger", ...args], { POSTHORN_DATA_DIR: dataDir, ...keyed, ...env });
}

async function payloadOf(messageId: string): Promise<unknown> {
  const found = await api.request("GET", `/api/v1/app/${applicationId}/msg/${messageId}/?with_content=true`);
  return ((await found.json()) as { payload: unknown }).payload;
}

describe("posthorn trigger", { timeout: 60_000 }, () => {
  it.each(["uid", "id"])("publishes the newest example to an application by its %s", async (by) => {
    const application = by === "uid" ? "kopi" : applicationId;
    const { code, stdout } = await trigger(["order.created", "--application", application, "--json"]);
    expect(code).toBe(0);
    const message = JSON.parse(stdout);
    expect(message.eventType).toBe("order.created");
    const row = await api.database.prisma.message.findFirst({ where: { id: message.id } });
    expect(row?.applicationId).toBe(applicationId);
    expect(await payloadOf(message.id)).toEqual(example);
  });

  it("finds address and key in credentials.json", async () => {
    await writeFile(
      join(dataDir, "credentials.json"),
      JSON.stringify({ apiUrl: api.url, apiKey: api.environment.apiKey }),
    );
    const unset = { POSTHORN_API_KEY: "", POSTHORN_API_URL: "" };
    const { code, stdout } = await trigger(["order.created", "--application", "kopi"], unset);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Published order\.created to kopi as msg_\w{27}\.\n$/);
    await rm(join(dataDir, "credentials.json"));
    const without = await trigger(["order.created", "--application", "kopi"], unset);
    expect(without).toMatchObject({ code: 1 });
    expect(without.stderr).toContain("POSTHORN_API_KEY");
  });

  it("publishes in a named environment with a key that is gone right after", async () => {
    const { environmentId } = api.environment;
    const { code } = await trigger(
      ["order.created", "--application", "kopi", "--environment", environmentId],
      {
        POSTHORN_API_KEY: "",
        DATABASE_URL: api.database.url,
      },
    );
    expect(code).toBe(0);
    const key = await api.database.prisma.apiKey.findFirst({ where: { name: "posthorn trigger" } });
    expect(key?.revokedAt).toBeInstanceOf(Date);
  });

  it("creates no application by a misspelt name", async () => {
    const { code, stderr } = await trigger(["order.created", "--application", "koppi"]);
    expect(code).toBe(1);
    expect(stderr).toBe("There is no application koppi in this environment.\n");
    expect(await api.database.prisma.application.count({ where: { uid: "koppi" } })).toBe(0);
  });

  it.each([
    [["order.unknown", "--application", "kopi"], 1, "There is no event type order.unknown"],
    [["order.gone", "--application", "kopi"], 1, "order.gone has no example"],
    [["order.created"], 2, "--application"],
  ])("refuses %j", async (args, expectedCode, reason) => {
    const { code, stderr } = await trigger(args);
    expect(code).toBe(expectedCode);
    expect(stderr).toContain(reason);
  });

  it("tells a refused key and a server that is not there apart", async () => {
    const args = ["order.created", "--application", "kopi"];
    const refused = await trigger(args, { POSTHORN_API_KEY: "sk_unknown" });
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain("refused");
    const gone = await trigger(args, { POSTHORN_API_URL: "http://127.0.0.1:9" });
    expect(gone).toMatchObject({ code: 1 });
    expect(gone.stderr).toContain("does not answer at http://127.0.0.1:9");
  });
});
