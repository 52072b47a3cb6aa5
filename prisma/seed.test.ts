import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "./seed.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("seed", () => {
  it("answers what is kept as credentials, and binds the database to its master key", async () => {
    const masterKey = Buffer.alloc(32, 1).toString("base64");
    const input = { databaseUrl: database.url, masterKey, portalUrl: "http://localhost:3000" };
    const access = await seed(input);
    expect(access).toEqual({
      apiKey: expect.stringMatching(/^sk_/),
      environmentId: expect.stringMatching(/^env_/),
      operator: { email: "operator@example.com", password: expect.stringMatching(/^.{16}$/) },
    });
    expect((await seed(input)).environmentId).toBe(access.environmentId);
    const other = { ...input, masterKey: Buffer.alloc(32, 2).toString("base64") };
    await expect(seed(other)).rejects.toThrow("POSTHORN_MASTER_KEY");
  });
});
