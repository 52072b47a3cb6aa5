import { randomBytes } from "node:crypto";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Policy } from "../ctx.ts";
import { createVault } from "../vault.ts";
import { loadSendTargets } from "./load-send-targets.ts";

let database: TestDatabase;
let environmentId: string;
let endpointId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ environmentId } = await buildEnvironment(database.prisma));
  endpointId = await buildEndpoint(database.prisma, await buildApplication(database.prisma, environmentId));
});
afterAll(() => database.close());

const policy: Policy = {
  portalUrl: "https://hooks.example",
  apiUrl: "https://api.example",
  retrySchedule: [5],
  allowPrivateAddresses: "none",
  headerFamily: "svix",
  disableAfterDays: 5,
  isMailOn: false,
};

async function familyOf(): Promise<string | undefined> {
  const vault = createVault(randomBytes(32).toString("base64"));
  const ctx = { prisma: database.prisma, vault, policy, now: () => new Date() };
  const { targets } = await loadSendTargets(ctx, [endpointId]);
  return targets[0]?.headerFamily;
}

describe("loadSendTargets", () => {
  it("takes the signature headers of the environment, and the server's where it has none of its own", async () => {
    expect(await familyOf()).toBe("svix");
    await database.prisma.environment.update({
      where: { id: environmentId },
      data: { headerFamily: "webhook" },
    });
    expect(await familyOf()).toBe("webhook");
  });
});
