import { createId } from "@posthorn/db";
import { createDispatcher, createPolicy } from "@posthorn/egress";
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
import { addressAlerts } from "../alert/address-alerts.ts";
import { sendAlerts } from "../alert/send-alerts.ts";
import { deleteApplication } from "../application/delete-application.ts";
import type { Ctx } from "../ctx.ts";
import { getIncident } from "../incident/get-incident.ts";
import { createMailer, type Mailer } from "../mail/create-mailer.ts";
import { createAlertAddress } from "./create-alert-address.ts";
import { deleteAlertAddress } from "./delete-alert-address.ts";
import { followAlertLink } from "./follow-alert-link.ts";
import { getAlertLink } from "./get-alert-link.ts";
import { listAlertAddresses } from "./list-alert-addresses.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;
let mailServer: MailServer;
let mailer: Mailer;
let application: string;
let now: Date;
const dispatcher = createDispatcher({ policy: createPolicy({ allowPrivateAddresses: "none" }) });

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  const { environmentId } = environment;
  await database.prisma.environment.update({
    where: { id: environmentId },
    data: { branding: { name: "Acme\r\nShop" } },
  });
  ctx = buildCtx(database, environment, { now: () => now });
  ctx.policy = { ...ctx.policy, isMailOn: true };
  mailServer = await startMailServer();
  mailer = createMailer({ smtpUrl: mailServer.url, from: "posthorn@acme.example" });
});
afterAll(async () => {
  mailer.close();
  await Promise.all([mailServer.close(), dispatcher.destroy()]);
  await database.close();
});
beforeEach(async () => {
  now = new Date();
  mailServer.received.splice(0);
  await database.pool.query("truncate operational_events, incident_alerts, alert_addresses");
  application = await buildApplication(database.prisma, environment.environmentId, { name: "Kopi Kita" });
});

const add = (email: string, to = application) =>
  createAlertAddress(ctx, { application: to, address: { email } });

describe("an alert address", () => {
  it("is mailed a link, which confirms it once", async () => {
    expect(await add("Dev@Kopi.example")).toMatchObject({ email: "dev@kopi.example", confirmedAt: null });
    await deliver();
    expect(mailServer.received.map((mail) => mail.to)).toEqual([["dev@kopi.example"]]);
    expect(lastMail()).toContain("Subject: Acme Shop: confirm your address for alerts");
    const token = tokenIn(lastMail());
    expect(await getAlertLink(ctx, { token })).toEqual({
      kind: "confirm",
      email: "dev@kopi.example",
      product: "Acme\r\nShop",
    });
    expect(await followAlertLink(ctx, { token })).toEqual({ kind: "confirmed", email: "dev@kopi.example" });
    expect(await followAlertLink(ctx, { token })).toEqual({ kind: "link_gone" });
    expect(await getAlertLink(ctx, { token })).toBeNull();
    const { data } = await list();
    expect(data).toMatchObject([{ email: "dev@kopi.example", confirmedAt: now.toISOString() }]);
    const audit = await database.prisma.auditEntry.findMany({
      where: { applicationId: application },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ action, actor }) => [action, actor.split(":")[0]])).toEqual([
      ["alert_address.create", "key"],
      ["alert_address.confirm", "system"],
    ]);
  });

  it("is told of nothing before it is confirmed, then once of each piece of news", async () => {
    const incident = await fail();
    await add("dev@kopi.example");
    await add("quiet@kopi.example");
    await deliver();
    const mail = mailServer.received.find(({ to }) => to[0] === "dev@kopi.example");
    await followAlertLink(ctx, { token: tokenIn(wholeLines(mail?.source ?? "")) });
    mailServer.received.splice(0);
    for (let time = 0; time < 3; time++) await tell(incident, "message.attempt.failing");
    await deliver();
    expect(mailServer.received.map(({ to }) => to)).toEqual([["dev@kopi.example"]]);
    const source = lastMail();
    expect(source).toContain("Subject: Acme Shop: your endpoint is failing");
    expect(source).toContain("https://kopi.example/in have failed since 22 Nov 2026 06:40 UTC");
    expect(source).toContain("Where to look: the webhook settings of Acme Shop.");
    expect(source).not.toContain("secret");
    expect(source).not.toContain(environment.environmentId);
    const { alerts } = await getIncident(ctx, { incident });
    expect(alerts).toMatchObject([{ reader: "tenant", name: "dev@kopi.example", state: "sent" }]);
    await tell(incident, "message.attempt.recovered");
    await deliver();
    expect(lastMail()).toContain("Subject: Acme Shop: your endpoint is well again");
    const stop = tokenIn(lastMail());
    expect(await getAlertLink(ctx, { token: stop })).toMatchObject({ kind: "stop" });
    expect(await followAlertLink(ctx, { token: stop })).toMatchObject({ kind: "stopped" });
    expect((await list()).data.map(({ email }) => email)).toEqual(["quiet@kopi.example"]);
  });

  it("is told of its own application only", async () => {
    await confirm("dev@kopi.example");
    application = await buildApplication(database.prisma, environment.environmentId);
    mailServer.received.splice(0);
    await tell(await fail(), "message.attempt.failing");
    await deliver();
    expect(mailServer.received).toEqual([]);
  });

  it("is not confirmed by a link that is late, made up, changed or of one that was removed", async () => {
    const { id } = await add("dev@kopi.example");
    await deliver();
    const token = tokenIn(lastMail());
    const gone = { kind: "link_gone" };
    for (const wrong of ["", "confirm", `${token}x`, token.replace("confirm", "stop")]) {
      expect(await followAlertLink(ctx, { token: wrong })).toEqual(gone);
    }
    const then = now;
    now = new Date(then.getTime() + 2 * 86_400_000 + 1);
    expect(await followAlertLink(ctx, { token })).toEqual(gone);
    now = then;
    await deleteAlertAddress(ctx, { application, address: id });
    expect(await followAlertLink(ctx, { token })).toEqual(gone);
  });

  it("gets five links a day at most, whichever applications ask", async () => {
    const other = await buildApplication(database.prisma, environment.environmentId);
    for (const to of [application, application, other, other, other]) await add("stranger@else.example", to);
    const refused = { code: "limit_reached" };
    await expect(add("stranger@else.example")).rejects.toMatchObject(refused);
    const { data } = await list();
    await deleteAlertAddress(ctx, { application, address: data[0]?.id ?? "" });
    await expect(add("stranger@else.example")).rejects.toMatchObject(refused);
    now = new Date(now.getTime() + 86_400_001);
    await add("stranger@else.example");
  });

  it("is one of ten at most, and of ten links an hour", async () => {
    for (let count = 0; count < 10; count++) await add(`dev${count}@kopi.example`);
    await expect(add("dev0@kopi.example")).rejects.toMatchObject({ code: "limit_reached" });
    now = new Date(now.getTime() + 3_600_001);
    await expect(add("more@kopi.example")).rejects.toMatchObject({ code: "limit_reached" });
    await add("dev0@kopi.example");
    expect((await list()).data).toHaveLength(10);
  });

  it("must be one, and needs a mail server", async () => {
    await expect(add("a@b\r\nBcc: c@d")).rejects.toMatchObject({ fields: [{ loc: ["body", "email"] }] });
    const silent = { ...ctx, policy: { ...ctx.policy, isMailOn: false } };
    const address = { email: "dev@kopi.example" };
    await expect(createAlertAddress(silent, { application, address })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await listAlertAddresses(silent, { application, query: { limit: 50 } })).toMatchObject({
      isMailOn: false,
    });
  });

  it("goes with its application", async () => {
    await add("dev@kopi.example");
    await deleteApplication(ctx, { application });
    expect(await database.prisma.alertAddress.count({ where: { applicationId: application } })).toBe(0);
    await deliver();
    expect(mailServer.received).toEqual([]);
  });
});

const list = () => listAlertAddresses(ctx, { application, query: { limit: 50 } });

async function confirm(email: string): Promise<void> {
  await add(email);
  await deliver();
  await followAlertLink(ctx, { token: tokenIn(lastMail()) });
}

async function deliver(): Promise<void> {
  await addressAlerts(ctx);
  while ((await sendAlerts({ ...ctx, mailer, dispatcher })) > 0);
}

const lastMail = () => wholeLines(mailServer.received.at(-1)?.source ?? "");
const tokenIn = (source: string) => /alert-address#([\w.-]+)/.exec(source)?.[1] ?? "";

/** The text of a mail as it was before quoted-printable broke and escaped it. */
function wholeLines(source: string): string {
  return source
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** An open incident of an endpoint of the application. */
async function fail(): Promise<string> {
  const url = "https://me:secret@kopi.example/in";
  const id = createId("inc");
  await database.prisma.incident.create({
    data: {
      id,
      environmentId: environment.environmentId,
      applicationId: application,
      endpointId: await buildEndpoint(database.prisma, application, { url }),
      cause: "refused",
      causeDetail: { code: "refused", params: { host: "kopi.example", address: null, port: 443 } },
      firstFailureAt: new Date("2026-11-22T06:40:00Z"),
      lastFailureAt: now,
      openedAt: now,
    },
  });
  return id;
}

async function tell(
  incident: string,
  type: "message.attempt.failing" | "message.attempt.recovered",
): Promise<void> {
  const instant = now.toISOString();
  const { applicationId, endpointId } = await database.prisma.incident.findUniqueOrThrow({
    where: { id: incident },
  });
  const data = {
    appId: applicationId,
    appUid: null,
    endpointId,
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
  };
  await database.prisma.operationalEvent.create({
    data: {
      id: createId("oev"),
      environmentId: environment.environmentId,
      eventType: type,
      payload: JSON.stringify({ type, data }),
      awaitsPublish: false,
      awaitsAlert: true,
    },
  });
}
