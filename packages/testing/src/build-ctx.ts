import { type Ctx, createVault } from "@posthorn/domain";
import type { TestEnvironment } from "./build-environment.ts";
import type { TestDatabase } from "./create-test-database.ts";

/** What verbs work with, asked by the API key of a test environment. */
export function buildCtx(
  database: TestDatabase,
  environment: TestEnvironment,
  change: Partial<Ctx> = {},
): Ctx {
  const { keyId, organizationId, environmentId } = environment;
  return {
    prisma: database.prisma,
    pool: database.pool,
    vault: createVault(Buffer.alloc(32, 1).toString("base64")),
    policy: {
      portalUrl: "http://localhost:3000",
      apiUrl: "http://localhost:8071",
      retrySchedule: [5],
      allowPrivateAddresses: "loopback",
      headerFamily: "both",
      disableAfterDays: 5,
      isMailOn: false,
    },
    now: () => new Date(),
    actor: { kind: "key", keyId, organizationId, environmentId, scope: "all" },
    ...change,
  };
}
