import { createId } from "@posthorn/db";
import { inTransaction, publish, takeOperationalEvents } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type MailServer,
  startMailServer,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { createMailer, type Mailer } from "../mail/create-mailer.ts";
import { mailOperationalEvents } from "./mail-operational-events.ts";
import { publishOperationalEvents } from "./publish-operational-events.ts";
import { recordOperationalEvent } from "./record-operational-event.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;
let operationalApplication: string;
let application: string;
let endpoint: string;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  ctx = buildCtx(database, environment);
  const row = await database.prisma.environment.findUniqueOrThrow({
    where: { id: environment.environmentId },
  });
  operationalApplication = row.operationalApplicationId;
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query("truncate operational_events, delivery_queue");
  await database.prisma.endpoint.deleteMany();
  application = await buildApplication(database.prisma, environment.environmentId, { name: "Kopi\r\nKita" });
  endpoint = await buildEndpoint(database.prisma, application, { url: "https://me:secret@kopi.example/in" });
});

describe("publishOperationalEvents", () => {
  it("sends an event to the operational endpoints that listen to it, through the engine", async () => {
    const listener = await buildEndpoint(database.prisma, operationalApplication, {
      eventTypes: ["endpoint.created"],
    });
    await buildEndpoint(database.prisma, operationalApplication, { eventTypes: ["endpoint.deleted"] });
    await recordCreated();
    expect(await publishOperationalEvents(ctx)).toBe(1);
    expect(await publishOperationalEvents(ctx)).toBe(0);
    const [queued, ...others] = await database.prisma.queuedDelivery.findMany();
    expect(others).toEqual([]);
    expect(queued).toMatchObject({ endpointId: listener, applicationId: operationalApplication });
    const payload = await database.prisma.payload.findFirst({
      where: { messageId: queued?.messageId as string },
    });
    expect(JSON.parse(payload?.body ?? "")).toMatchObject({
      type: "endpoint.created",
      data: { endpointId: endpoint },
    });
    expect(await database.prisma.operationalEvent.count()).toBe(0);
  });

  it("publishes an event once though the process died after the publish", async () => {
    await buildEndpoint(database.prisma, operationalApplication);
    await recordCreated();
    await dieAfterPublish();
    expect(await database.prisma.operationalEvent.count()).toBe(1);
    expect(await publishOperationalEvents(ctx)).toBe(1);
    expect(await database.prisma.queuedDelivery.count()).toBe(1);
  });

  it("publishes each event once when two workers do it at once", async () => {
    await buildEndpoint(database.prisma, operationalApplication);
    for (let index = 0; index < 20; index++) await recordCreated();
    await Promise.all([publishOperationalEvents(ctx), publishOperationalEvents(ctx)]);
    await publishOperationalEvents(ctx);
    expect(await database.prisma.queuedDelivery.count()).toBe(20);
  });

  it("keeps nothing where no endpoint listens", async () => {
    await recordCreated();
    expect(await database.prisma.operationalEvent.count()).toBe(0);
  });
});

describe("mailOperationalEvents", () => {
  let mailServer: MailServer;
  let mailer: Mailer;

  beforeAll(async () => {
    mailServer = await startMailServer();
    mailer = createMailer({ smtpUrl: mailServer.url, from: "posthorn@acme.example" });
    for (const [name, role] of [
      ["ana", "owner"],
      ["ben", "developer"],
      ["eve", "viewer"],
    ] as const) {
      const id = createId("usr");
      await database.prisma.user.create({ data: { id, email: `${name}@acme.example`, name } });
      await database.prisma.member.create({
        data: { organizationId: environment.organizationId, userId: id, role },
      });
    }
  });
  afterAll(async () => {
    mailer.close();
    await mailServer.close();
  });
  beforeEach(() => mailServer.received.splice(0));

  it("tells those who may act, one mail each, with the cause in words and without secrets", async () => {
    await addMail();
    expect(await mailOperationalEvents({ ...ctx, mailer })).toBe(1);
    expect(mailServer.received.map((mail) => mail.to).sort()).toEqual([
      ["ana@acme.example"],
      ["ben@acme.example"],
    ]);
    const source = mailServer.received[0]?.source ?? "";
    expect(source).toContain("Subject: Kopi Kita: an endpoint is failing");
    expect(source).toContain("connection refused by kopi.example:443");
    expect(source).toContain("3 deliveries wait.");
    const query = `range=7d&app=${application}&state=retrying`;
    expect(wholeLines(source)).toContain(`/${environment.environmentId}/messages?${query}`);
    expect(source).not.toContain("secret");
    expect(await database.prisma.operationalEvent.count()).toBe(0);
  });

  it("waits while the mail server is away, and not for ever", async () => {
    await addMail();
    mailServer.accepts(false);
    await expect(mailOperationalEvents({ ...ctx, mailer })).rejects.toThrow();
    expect(await database.prisma.operationalEvent.count()).toBe(1);
    mailServer.accepts(true);
    expect(await mailOperationalEvents({ ...ctx, mailer })).toBe(1);
    expect(mailServer.received).toHaveLength(2);
    await addMail(Date.now() - 2 * 86_400_000);
    expect(await mailOperationalEvents({ ...ctx, mailer })).toBe(1);
    expect(mailServer.received).toHaveLength(2);
  });

  it("locks nothing while the mail server takes its time, and mails once where two workers do it", async () => {
    await addMail();
    let free = 0;
    const slowMailer: Mailer = {
      ...mailer,
      send: async (mail) => {
        await inTransaction(database.pool, async (client) => {
          free += (await takeOperationalEvents(client, "mail", 10)).length;
        });
        await mailer.send(mail);
      },
    };
    const deps = { ...ctx, mailer: slowMailer };
    const counts = await Promise.all([mailOperationalEvents(deps), mailOperationalEvents(deps)]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(free).toBe(1);
    expect(mailServer.received).toHaveLength(2);
  });

  it("leaves an event that is not published yet in the outbox", async () => {
    await addMail();
    await database.prisma.operationalEvent.updateMany({ data: { awaitsPublish: true } });
    await mailOperationalEvents({ ...ctx, mailer });
    expect(await database.prisma.operationalEvent.findMany()).toMatchObject([
      { awaitsPublish: true, awaitsMail: false },
    ]);
  });
});

/** The text of a mail as it was before quoted-printable broke and escaped it. */
function wholeLines(source: string): string {
  return source
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

async function recordCreated(): Promise<void> {
  const data = { appId: application, appUid: null, endpointId: endpoint, endpointUid: null };
  await database.prisma.$transaction((tx) =>
    recordOperationalEvent(tx, ctx, { type: "endpoint.created", data }),
  );
}

async function addMail(at: number = Date.now()): Promise<void> {
  const instant = new Date(at).toISOString();
  const payload = {
    type: "message.attempt.failing",
    data: {
      appId: application,
      appUid: null,
      endpointId: endpoint,
      endpointUid: null,
      msgId: createId("msg"),
      msgEventId: null,
      lastAttempt: { id: createId("atmpt"), responseStatusCode: 0, timestamp: instant },
      incident: {
        id: createId("inc"),
        reason: { code: "refused", params: { host: "kopi.example", address: null, port: 443 } },
        firstFailureAt: instant,
        lastFailureAt: instant,
        waiting: 3,
        exhausted: 0,
      },
    },
  };
  await database.prisma.operationalEvent.create({
    data: {
      id: createId("oev", at),
      environmentId: environment.environmentId,
      eventType: payload.type,
      payload: JSON.stringify(payload),
      awaitsPublish: false,
      awaitsMail: true,
    },
  });
}

/** The publish commits, the outbox does not. */
async function dieAfterPublish(): Promise<void> {
  const client = await database.pool.connect();
  await client.query("begin");
  const [event] = await takeOperationalEvents(client, "publish", 1);
  if (!event) throw new Error("the outbox is empty");
  const at = Date.now();
  await publish(database.pool, [
    {
      id: createId("msg"),
      environmentId: event.environmentId,
      application: operationalApplication,
      eventType: event.eventType,
      eventId: event.id,
      channels: [],
      tags: [],
      contentType: null,
      body: Buffer.from(event.payload),
      retentionClass: 30,
      payloadExpiresAt: at + 86_400_000,
      keyHash: null,
      keyExpiresAt: at,
    },
  ]);
  await client.query("rollback");
  client.release();
}
