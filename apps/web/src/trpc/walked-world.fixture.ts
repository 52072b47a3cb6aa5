import { randomBytes } from "node:crypto";
import { createId, type MemberRole } from "@posthorn/db";
import { publish } from "@posthorn/queue";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  settleDeliveries,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { sessionOf } from "#server/current-session.ts";
import { resources } from "#server/resources.ts";
import type { TrpcContext } from "./context.ts";

// One of everything that a procedure may be asked for, and people in each role.
export let database: TestDatabase;
export let ours: TestEnvironment;
export let theirs: TestEnvironment;
export let ids: { application: string; endpoint: string; message: string; attempt: string; incident: string };
export let people: Record<MemberRole | "stranger", TrpcContext>;

/** Makes the world that procedures are asked in. */
export async function openWorld(): Promise<void> {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.POSTHORN_MASTER_KEY = randomBytes(32).toString("base64");
  process.env.POSTHORN_ALLOW_PRIVATE_ADDRESSES = "loopback";
  ours = await buildEnvironment(database.prisma);
  theirs = await buildEnvironment(database.prisma);
  const { environmentId } = ours;
  const application = await buildApplication(database.prisma, environmentId, { name: "Mine", uid: "mine" });
  const endpoint = await buildEndpoint(database.prisma, application);
  await database.prisma.eventType.create({
    data: { environmentId, name: "mine.created", description: "d", schemas: { 1: { examples: [{}] } } },
  });
  const event = { eventType: "mine.created", body: Buffer.from('{"secret":"hunter2"}') };
  const message = buildMessage({ environmentId, application }, event);
  await publish(database.pool, [message]);
  const attempts = await settleDeliveries(database.pool, () => ({ verdict: "exhausted" }));
  const incident = createId("inc");
  const at = new Date();
  await database.prisma.incident.create({
    data: {
      id: incident,
      environmentId,
      applicationId: application,
      endpointId: endpoint,
      cause: "timeout",
      causeDetail: {},
      firstFailureAt: at,
      lastFailureAt: at,
      openedAt: at,
    },
  });
  ids = { application, endpoint, message: message.id, attempt: attempts.get(message.id) ?? "", incident };
  people = {
    owner: await signedIn("owner", ours),
    admin: await signedIn("admin", ours),
    developer: await signedIn("developer", ours),
    viewer: await signedIn("viewer", ours),
    stranger: await signedIn("owner", theirs),
  };
}

export async function closeWorld(): Promise<void> {
  const { prisma, pool } = resources().ctx;
  await prisma.$disconnect();
  await pool.end();
  await database.close();
}

export async function signedIn(role: MemberRole, { organizationId }: TestEnvironment): Promise<TrpcContext> {
  const user = await database.prisma.user.create({
    data: {
      id: createId("usr"),
      email: `${randomBytes(6).toString("hex")}@example.com`,
      name: role,
      members: { create: { organizationId, role } },
      sessions: { create: { id: createId("uses"), expiresAt: new Date(Date.now() + 86_400_000) } },
    },
    include: { sessions: true },
  });
  const session = await sessionOf(user.sessions[0]?.id ?? null);
  return { session, sessionNow: async () => session, headers: new Headers() };
}
