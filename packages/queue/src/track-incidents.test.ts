import { operationalEvent } from "@posthorn/contract";
import { createId } from "@posthorn/db";
import { buildEndpoint } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "./in-transaction.ts";
import { buildAttempt, buildReport } from "./outcome.fixture.ts";
import { openStage, type Stage } from "./queue.fixture.ts";
import { type EndpointReport, type ReportedAttempt, record } from "./record.ts";
import { type Tracked, trackIncidents } from "./track-incidents.ts";

let stage: Stage;
let operationalApplication: string;
let messageId: string;
const now = new Date("2026-11-22T12:00:00Z");

beforeAll(async () => {
  stage = await openStage();
  const where = { id: stage.environmentId };
  const environment = await stage.prisma.environment.findUniqueOrThrow({ where });
  operationalApplication = environment.operationalApplicationId;
});
afterAll(() => stage.close());

beforeEach(async () => {
  await stage.pool.query("truncate operational_events");
  await stage.prisma.endpoint.updateMany({
    where: { applicationId: operationalApplication },
    data: { deletedAt: now },
  });
  await stage.begin({ application: { uid: createId("uses") }, endpoint: { uid: "erp" } });
  [messageId = ""] = await stage.publishMany(1, { eventId: createId("uses") });
});

describe("trackIncidents", () => {
  it("opens one incident at the fourth failure in a row, with its cause", async () => {
    await batch(failures(3));
    expect(await incidents()).toEqual([]);
    await batch(failures(1, { status: 503 }));
    expect(await incidents()).toMatchObject([
      {
        cause: "status_5xx",
        causeDetail: { code: "status", params: { statusCode: 503 } },
        firstFailureAt: new Date(1_000),
        lastFailureAt: new Date(2_000),
        openedAt: now,
        recoveredAt: null,
      },
    ]);
    await batch(failures(2, { lastFailureAt: 9_000, exhausted: 2 }));
    expect(await incidents()).toMatchObject([{ lastFailureAt: new Date(9_000), exhaustedCount: 2 }]);
  });

  it("closes it at the next success, and opens another at the next four failures", async () => {
    await batch(failures(4));
    await batch({ hasSucceeded: true, lastSuccess: attempt(200) });
    expect(await incidents()).toMatchObject([{ recoveredAt: now }]);
    await batch({ ...failures(5), hasSucceeded: true, lastSuccess: attempt(200) });
    expect(await incidents()).toMatchObject([{ recoveredAt: now }, { recoveredAt: null }]);
  });

  it("opens one incident when two batches reach the fourth failure at once", async () => {
    await batch(failures(3));
    await Promise.all([batch(failures(1)), batch(failures(1)), batch(failures(1))]);
    expect(await incidents()).toHaveLength(1);
  });

  it("disables an endpoint that answers 410 at once, under an incident and in the audit log", async () => {
    const tracked = await batch(failures(1, { status: 410 }));
    expect(tracked.disabledEndpointIds).toEqual([stage.endpoint]);
    const row = await stage.prisma.endpoint.findUniqueOrThrow({ where: { id: stage.endpoint } });
    expect(row).toMatchObject({ disabledAt: now, disabledReason: "gone", revision: 2 });
    expect(await incidents()).toMatchObject([{ disabledAt: now, cause: "status_4xx" }]);
    const audit = await stage.prisma.auditEntry.findMany({ where: { subjectId: stage.endpoint } });
    expect(audit).toMatchObject([{ actor: "system", action: "endpoint.disable", after: { reason: "gone" } }]);
    expect((await batch(failures(1, { status: 410 }))).disabledEndpointIds).toEqual([]);
  });

  it("disables one that answered 410 before it failed otherwise in the same batch", async () => {
    const tracked = await batch({ ...failures(2, { status: 503 }), isGone: true });
    expect(tracked.disabledEndpointIds).toEqual([stage.endpoint]);
  });

  describe("with an operational endpoint", () => {
    beforeEach(async () => {
      await buildEndpoint(stage.prisma, operationalApplication, {
        eventTypes: ["message.attempt.failing", "message.attempt.recovered", "endpoint.disabled"],
      });
    });

    it("writes what opened, recovered and was disabled into the outbox, as the contract says", async () => {
      await batch(failures(4));
      await batch({ hasSucceeded: true, lastSuccess: attempt(200) });
      await batch(failures(1, { status: 410 }));
      const events = await outbox();
      expect(events.map((event) => event.type)).toEqual([
        "message.attempt.failing",
        "message.attempt.recovered",
        "message.attempt.failing",
        "endpoint.disabled",
      ]);
      const { uid } = await stage.prisma.application.findUniqueOrThrow({ where: { id: stage.application } });
      expect(events[0]?.data).toMatchObject({
        appId: stage.application,
        appUid: uid,
        endpointId: stage.endpoint,
        endpointUid: "erp",
        msgId: messageId,
        lastAttempt: { responseStatusCode: 500 },
        incident: { reason: { code: "status" }, exhausted: 0 },
      });
      expect(events[3]?.data).toMatchObject({ trigger: "automatic", failSince: "1970-01-01T00:00:01.000Z" });
    });

    it("writes an event for each exhausted delivery, if that is listened to", async () => {
      await batch(failures(1, { exhausted: 2 }));
      expect(await outbox()).toEqual([]);
      await buildEndpoint(stage.prisma, operationalApplication, { eventTypes: ["message.attempt.*"] });
      await batch(failures(1, { exhausted: 2 }));
      expect((await outbox()).map((event) => event.type)).toEqual(Array(2).fill("message.attempt.exhausted"));
    });

    it("writes nothing about endpoints that get such events themselves", async () => {
      const own = await buildEndpoint(stage.prisma, operationalApplication);
      await batch(failures(4, { exhausted: 1 }), own);
      expect(await outbox()).toEqual([]);
      const found = await stage.prisma.incident.findMany({ where: { endpointId: own } });
      expect(found).toHaveLength(1);
    });
  });

  it("keeps for alerts what opened and recovered, and nothing that nobody wants", async () => {
    await batch(failures(4));
    await batch(failures(1, { exhausted: 3 }));
    await batch({ hasSucceeded: true, lastSuccess: attempt(200) });
    const rows = await stage.prisma.operationalEvent.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => [row.eventType, row.awaitsAlert, row.awaitsPublish])).toEqual([
      ["message.attempt.failing", true, false],
      ["message.attempt.recovered", true, false],
    ]);
  });
});

function failures(
  count: number,
  options: { status?: number; exhausted?: number; lastFailureAt?: number } = {},
): Partial<EndpointReport> {
  const { status = 500, exhausted = 0, lastFailureAt = 2_000 } = options;
  return {
    failures: count,
    firstFailureAt: 1_000,
    lastFailureAt,
    lastFailure: attempt(status),
    lastReason: `status_${status}`,
    isGone: status === 410,
    exhausted: Array.from({ length: exhausted }, () => attempt(status)),
  };
}

function attempt(status: number): ReportedAttempt {
  return { messageId, at: 2_000, attempt: buildAttempt(status, { responseBody: null }) };
}

async function batch(change: Partial<EndpointReport>, endpointId = stage.endpoint): Promise<Tracked> {
  const report = buildReport(endpointId, change);
  return await inTransaction(stage.pool, async (client) => {
    const changes = await record(client, [], [report], []);
    return await trackIncidents(client, changes, [report], now);
  });
}

async function incidents() {
  return await stage.prisma.incident.findMany({
    where: { endpointId: stage.endpoint },
    orderBy: { id: "asc" },
  });
}

async function outbox() {
  const rows = await stage.prisma.operationalEvent.findMany({
    where: { awaitsPublish: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => operationalEvent.parse(JSON.parse(row.payload)));
}
