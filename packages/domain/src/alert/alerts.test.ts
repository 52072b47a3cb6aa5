import { createId } from "@posthorn/db";
import { createDispatcher, createPolicy } from "@posthorn/egress";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type MailServer,
  type Receiver,
  startMailServer,
  startReceiver,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { getIncident } from "../incident/get-incident.ts";
import { createMailer, type Mailer } from "../mail/create-mailer.ts";
import { addressAlerts } from "./address-alerts.ts";
import { createAlertTarget } from "./create-alert-target.ts";
import { deleteAlertTarget } from "./delete-alert-target.ts";
import { getAlertSettings } from "./get-alert-settings.ts";
import { getAlertTest } from "./get-alert-test.ts";
import { muteEndpoint } from "./mute-endpoint.ts";
import { sendAlerts } from "./send-alerts.ts";
import { testAlertTarget } from "./test-alert-target.ts";
import { unmuteEndpoint } from "./unmute-endpoint.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;
let mailServer: MailServer;
let mailer: Mailer;
let receiver: Receiver;
let application: string;
let endpoint: string;
let incident: string;
const dispatcher = createDispatcher({ policy: createPolicy({ allowPrivateAddresses: "loopback" }) });
let now: Date;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  const { organizationId, environmentId } = environment;
  ctx = buildCtx(database, environment, {
    now: () => now,
    actor: { kind: "user", userId: "usr_1", organizationId, environmentId, role: "admin" },
  });
  ctx.policy = { ...ctx.policy, isMailOn: true };
  mailServer = await startMailServer();
  mailer = createMailer({ smtpUrl: mailServer.url, from: "posthorn@acme.example" });
  receiver = await startReceiver();
  for (const [name, role] of [
    ["ana", "owner"],
    ["ben", "developer"],
    ["eve", "viewer"],
  ] as const) {
    const id = createId("usr");
    await database.prisma.user.create({ data: { id, email: `${name}@acme.example`, name } });
    await database.prisma.member.create({ data: { organizationId, userId: id, role } });
  }
});
afterAll(async () => {
  mailer.close();
  await Promise.all([mailServer.close(), receiver.close(), dispatcher.destroy()]);
  await database.close();
});
beforeEach(async () => {
  now = new Date();
  mailServer.received.splice(0);
  receiver.received.splice(0);
  receiver.answer(204);
  await database.pool.query(
    "truncate operational_events, incident_alerts, incidents, alert_targets, alert_mutes",
  );
  const { environmentId } = environment;
  application = await buildApplication(database.prisma, environmentId, { name: "Kopi\r\n<Kita>" });
  endpoint = await buildEndpoint(database.prisma, application, { url: "https://me:secret@kopi.example/in" });
  incident = createId("inc");
  await database.prisma.incident.create({
    data: {
      id: incident,
      environmentId,
      applicationId: application,
      endpointId: endpoint,
      cause: "refused",
      causeDetail: { code: "refused", params: { host: "kopi.example", address: null, port: 443 } },
      firstFailureAt: new Date("2026-11-22T06:40:00Z"),
      lastFailureAt: now,
      openedAt: now,
      exhaustedCount: 2,
    },
  });
});

describe("an incident", () => {
  it("is told to those who may act, one mail each, with customer, cause and link and without secrets", async () => {
    await tell("message.attempt.failing");
    await tell("message.attempt.failing");
    await deliver();
    expect(mailServer.received.map((mail) => mail.to).sort()).toEqual([
      ["ana@acme.example"],
      ["ben@acme.example"],
    ]);
    const source = wholeLines(mailServer.received[0]?.source ?? "");
    expect(source).toContain("Subject: Kopi <Kita>: an endpoint is failing");
    expect(source).toContain("failed since 22 Nov 2026 06:40 UTC: connection refused by kopi.example:443");
    expect(source).toContain(`http://localhost:3000/${environment.environmentId}/incidents/${incident}`);
    expect(source).not.toContain("secret");
    expect(await database.prisma.operationalEvent.count()).toBe(0);
    const { alerts } = await getIncident(ctx, { incident });
    expect(alerts).toMatchObject([
      { news: "opened", name: "ana@acme.example", state: "sent" },
      { news: "opened", name: "ben@acme.example", state: "sent" },
    ]);
  });

  it("has one alert a kind of news, though many events tell of it", async () => {
    for (const type of ["message.attempt.failing", "message.attempt.recovered"] as const) {
      for (let time = 0; time < 5; time++) await tell(type);
    }
    await Promise.all([addressAlerts(ctx), addressAlerts(ctx)]);
    await deliver();
    expect(mailServer.received).toHaveLength(4);
    const subjects = mailServer.received.map((mail) => /Subject: .*: (.*)/.exec(mail.source)?.[1]?.trim());
    expect(subjects.sort()).toEqual([
      "an endpoint is failing",
      "an endpoint is failing",
      "an endpoint is well again",
      "an endpoint is well again",
    ]);
  });

  it("is told again later when the mail server is away, and in the end given up", async () => {
    mailServer.accepts(false);
    await tell("message.attempt.failing");
    await deliver();
    const { alerts } = await getIncident(ctx, { incident });
    expect(alerts[0]).toMatchObject({ state: "waiting", error: expect.stringContaining("451") });
    await deliver();
    expect((await getIncident(ctx, { incident })).alerts[0]?.state).toBe("waiting");
    mailServer.accepts(true);
    now = new Date(now.getTime() + 61_000);
    await deliver();
    expect(mailServer.received).toHaveLength(2);
    mailServer.accepts(false);
    await tell("message.attempt.recovered");
    for (let round = 0; round < 8; round++) {
      await deliver();
      now = new Date(now.getTime() + 9 * 3_600_000);
    }
    const given = await database.prisma.incidentAlert.findMany({ where: { news: "recovered" } });
    expect(given.map((alert) => [alert.state, alert.tries])).toEqual([
      ["failed", 6],
      ["failed", 6],
    ]);
    mailServer.accepts(true);
  });

  it("is told to nobody while its endpoint is muted", async () => {
    await muteEndpoint(ctx, { application, endpoint, until: new Date(now.getTime() + 3_600_000) });
    expect((await getIncident(ctx, { incident })).muted).not.toBeNull();
    await tell("message.attempt.failing");
    await deliver();
    expect(mailServer.received).toEqual([]);
    now = new Date(now.getTime() + 3_600_001);
    expect((await getIncident(ctx, { incident })).muted).toBeNull();
    await muteEndpoint(ctx, { application, endpoint, until: null });
    expect((await getIncident(ctx, { incident })).muted).toEqual({ until: null });
    await unmuteEndpoint(ctx, { application, endpoint });
    await tell("message.attempt.recovered");
    await deliver();
    expect(mailServer.received).toHaveLength(2);
    const audit = await database.prisma.auditEntry.findMany({ where: { subjectId: endpoint } });
    expect(audit.map((entry) => entry.action).sort()).toEqual([
      "endpoint.mute",
      "endpoint.mute",
      "endpoint.unmute",
    ]);
  });
});

describe("an alert target", () => {
  it("gets each piece of news in its own format, with names that stay text", async () => {
    for (const format of ["slack", "teams", "telegram", "json"] as const) {
      const query = format === "telegram" ? "?chat_id=-42" : "";
      await createAlertTarget(ctx, { format, name: format, url: `${receiver.url}/${format}${query}` });
    }
    await tell("message.attempt.failing");
    await deliver();
    const bodies = Object.fromEntries(
      receiver.received.map((request) => [request.path, JSON.parse(request.text)]),
    );
    expect(Object.keys(bodies).sort()).toEqual(["/json", "/slack", "/teams", "/telegram"]);
    expect(bodies["/slack"].text).toContain("*Kopi &lt;Kita&gt;: an endpoint is failing*");
    expect(bodies["/telegram"]).toMatchObject({ chat_id: "-42", text: expect.stringContaining("Kopi") });
    expect(bodies["/teams"].attachments[0].content.body[0].text).toBe("Kopi <Kita>: an endpoint is failing");
    expect(bodies["/json"]).toMatchObject({ type: "incident.opened", incident: { id: incident } });
    expect(JSON.stringify(bodies)).not.toContain("secret");
  });

  it("is tested, and says what it answered", async () => {
    const { id } = await createAlertTarget(ctx, { format: "json", name: "Ops", url: receiver.url });
    const first = await testAlertTarget(ctx, { target: id });
    expect(await getAlertTest(ctx, { test: first.id })).toEqual({ state: "waiting", error: null });
    await deliver();
    expect(await getAlertTest(ctx, { test: first.id })).toEqual({ state: "sent", error: null });
    receiver.answer(404);
    const second = await testAlertTarget(ctx, { target: id });
    await deliver();
    expect(await getAlertTest(ctx, { test: second.id })).toEqual({ state: "failed", error: "answered 404" });
  });

  it("keeps its URL to itself, and is refused at a private address", async () => {
    const url = `${receiver.url}/services/T0KEN`;
    const { id } = await createAlertTarget(ctx, { format: "slack", name: "Ops", url });
    const settings = await getAlertSettings(ctx);
    expect(settings).toMatchObject({ isMailOn: true, targets: [{ id, host: new URL(url).host }] });
    expect(JSON.stringify(settings)).not.toContain("T0KEN");
    const row = await database.prisma.alertTarget.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.urlSealed).toString("latin1")).not.toContain("T0KEN");
    const audit = await database.prisma.auditEntry.findMany({ where: { subjectId: id } });
    expect(JSON.stringify(audit)).not.toContain("T0KEN");
    await expect(
      createAlertTarget(ctx, { format: "json", name: "x", url: "http://10.0.0.1/" }),
    ).rejects.toMatchObject({ code: "blocked_address" });
    await expect(
      createAlertTarget(ctx, { format: "telegram", name: "x", url: receiver.url }),
    ).rejects.toMatchObject({ fields: [{ loc: ["body", "url"] }] });
    await deleteAlertTarget(ctx, { target: id });
    expect((await getAlertSettings(ctx)).targets).toEqual([]);
  });

  it("is nobody's but an admin's", async () => {
    const developer = { ...ctx, actor: { ...ctx.actor, role: "developer" } as Ctx["actor"] };
    const refused = { code: "insufficient access" };
    await expect(getAlertSettings(developer)).rejects.toMatchObject(refused);
    await expect(
      createAlertTarget(developer, { format: "json", name: "x", url: receiver.url }),
    ).rejects.toMatchObject(refused);
  });
});

async function deliver(): Promise<void> {
  await addressAlerts(ctx);
  while ((await sendAlerts({ ...ctx, mailer, dispatcher })) > 0);
}

/** The text of a mail as it was before quoted-printable broke and escaped it. */
function wholeLines(source: string): string {
  return source
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

async function tell(type: "message.attempt.failing" | "message.attempt.recovered"): Promise<void> {
  const instant = now.toISOString();
  const payload = {
    type,
    data: {
      appId: application,
      appUid: null,
      endpointId: endpoint,
      endpointUid: null,
      msgId: createId("msg"),
      msgEventId: null,
      lastAttempt: { id: createId("atmpt"), responseStatusCode: 0, timestamp: instant },
      incident: {
        id: incident,
        reason: null,
        firstFailureAt: instant,
        lastFailureAt: instant,
        waiting: 3,
        exhausted: 0,
      },
    },
  };
  await database.prisma.operationalEvent.create({
    data: {
      id: createId("oev"),
      environmentId: environment.environmentId,
      eventType: type,
      payload: JSON.stringify(payload),
      awaitsPublish: false,
      awaitsAlert: true,
    },
  });
}
