import { publish } from "@posthorn/queue";
import { buildApplication, buildEndpoint, buildMessage, settleDeliveries } from "@posthorn/testing";
import { BackgroundTaskStatus, BackgroundTaskType, type Svix } from "svix";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refusal, svixClient } from "../svix-client.fixture.ts";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let svix: Svix;
let app: string;
let well: string;
let failing: string;
let messages: string[];

beforeAll(async () => {
  api = await startTestApi();
  svix = svixClient(api.url, api.environment.apiKey);
});
afterAll(() => api.close());

/** Three messages for two endpoints: one takes all, the other fails the first for good and the rest for now. */
beforeEach(async () => {
  await api.database.pool.query("truncate delivery_queue");
  app = await buildApplication(api.database.prisma, api.environment.environmentId);
  well = await buildEndpoint(api.database.prisma, app, { uid: "well" });
  failing = await buildEndpoint(api.database.prisma, app, { uid: "failing" });
  const all = ["order.created", "order.created", "payment.succeeded"].map((eventType) =>
    buildMessage(
      { environmentId: api.environment.environmentId, application: app },
      { eventType, tags: ["t"] },
    ),
  );
  messages = all.map((message) => message.id);
  await publish(api.database.pool, all);
  await settleDeliveries(api.database.pool, ({ endpointId, messageId }) => {
    if (endpointId === well) return { verdict: "succeeded", body: "thanks" };
    return messageId === messages[0]
      ? { verdict: "exhausted", status: 404 }
      : { verdict: "retry", status: 503, retryDelayMs: 3_600_000 };
  });
});

const first = () => messages[0] ?? "";

describe("attempts", () => {
  it("of a message are listed with all there is to know", async () => {
    const { data, done } = await svix.messageAttempt.listByMsg(app, first(), { withContent: true });
    expect(done).toBe(true);
    const good = data.find((attempt) => attempt.endpointId === well);
    expect(good).toMatchObject({
      msgId: first(),
      status: 0,
      statusText: "success",
      response: "thanks",
      responseStatusCode: 200,
      responseDurationMs: 12,
      triggerType: 0,
      url: "https://kopi.example/hooks",
    });
    const answer = await api.answerTo("GET", `/api/v1/app/${app}/attempt/msg/${first()}?endpoint_id=failing`);
    expect(answer.body.data).toMatchObject([
      {
        status: 2,
        statusText: "fail",
        reason: { code: "status", params: { statusCode: 404 } },
        attemptNumber: 1,
        timings: { dnsMs: 1, lastByteMs: 5 },
        requestHeaders: { "content-type": "application/json" },
        responseHeaders: { server: "nginx" },
        remoteAddress: "203.0.113.7",
      },
    ]);
  });

  it("of an endpoint are filtered by status, class, event type and tag, with their message on demand", async () => {
    const list = async (options: Parameters<Svix["messageAttempt"]["listByEndpoint"]>[2]) =>
      (await svix.messageAttempt.listByEndpoint(app, "failing", options)).data.map(
        (attempt) => attempt.msgId,
      );
    expect(await list({})).toEqual(messages.toReversed());
    expect(await list({ status: 2 })).toHaveLength(3);
    expect(await list({ status: 0 })).toEqual([]);
    expect(await list({ status: 3 })).toEqual([]);
    expect(await list({ statusCodeClass: 400 })).toEqual([first()]);
    expect(await list({ eventTypes: ["payment.succeeded"] })).toEqual([messages[2]]);
    expect(await list({ tag: "other" })).toEqual([]);
    expect(await list({ before: new Date(Date.now() - 60_000) })).toEqual([]);
    const { data } = await svix.messageAttempt.listByEndpoint(app, failing, { withMsg: true, limit: 1 });
    expect(data[0]?.msg).toMatchObject({ id: messages[2], eventType: "payment.succeeded" });
  });

  it("page by page of an endpoint come each once", async () => {
    const seen: string[] = [];
    let iterator: string | null | undefined;
    for (let done = false; !done; ) {
      const page = await svix.messageAttempt.listByEndpoint(app, well, {
        limit: 1,
        ...(iterator && { iterator }),
      });
      seen.push(...page.data.map((attempt) => attempt.msgId));
      ({ iterator, done } = page);
    }
    expect(seen).toEqual(messages.toReversed());
  });

  it("are got one by one, and lose their answer for good", async () => {
    const { data } = await svix.messageAttempt.listByMsg(app, first(), { status: 0 });
    const id = data[0]?.id ?? "";
    expect(await svix.messageAttempt.get(app, first(), id)).toMatchObject({ id, response: "thanks" });
    await svix.messageAttempt.expungeContent(app, first(), id);
    expect(await svix.messageAttempt.get(app, first(), id)).toMatchObject({ response: "EXPUNGED" });
    expect(await refusal(svix.messageAttempt.get(app, messages[1] ?? "", id))).toMatchObject({ code: 404 });
    const audit = await api.database.prisma.auditEntry.findMany({ where: { subjectId: id } });
    expect(audit).toMatchObject([{ action: "attempt.expunge" }]);
  });
});

describe("deliveries", () => {
  it("of a message are listed by endpoint, with what comes next", async () => {
    const { data } = await svix.messageAttempt.listAttemptedDestinations(app, messages[1] ?? "");
    expect(data.map((one) => [one.uid, one.status, one.statusText])).toEqual([
      ["well", 0, "success"],
      ["failing", 3, "sending"],
    ]);
    const wait = (data[1]?.nextAttempt?.getTime() ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(3_500_000);
    expect(data[0]?.nextAttempt).toBeNull();
    expect(data[0]).not.toHaveProperty("metadata");
    const page = await svix.messageAttempt.listAttemptedDestinations(app, first(), { limit: 1 });
    expect(page).toMatchObject({ done: false, data: [{ uid: "well" }] });
  });

  it("of an endpoint are listed by message and filtered by status", async () => {
    const list = async (status?: 0 | 1 | 2 | 3 | 4) => {
      const options = status === undefined ? {} : { status };
      const { data } = await svix.messageAttempt.listAttemptedMessages(app, "failing", options);
      return data.map((message) => [message.id, message.status]);
    };
    expect(await list()).toEqual([
      [messages[2], 3],
      [messages[1], 3],
      [first(), 2],
    ]);
    expect(await list(3)).toHaveLength(2);
    expect(await list(2)).toEqual([[first(), 2]]);
    expect(await list(0)).toEqual([]);
    expect(await list(1)).toEqual([]);
  });

  it("that were cancelled are told apart only to clients that ask for it", async () => {
    await svix.endpoint.delete(app, "failing");
    const path = `/api/v1/app/${app}/msg/${messages[1]}/endpoint`;
    const plain = await api.answerTo("GET", path);
    const expanded = await api.answerTo("GET", `${path}?expanded_statuses=true`);
    const ofDeleted = (answer: typeof plain) =>
      (answer.body.data as { id: string }[]).find((one) => one.id === failing);
    expect(ofDeleted(plain)).toMatchObject({ status: 2, deliveryReason: "endpoint_deleted" });
    expect(ofDeleted(expanded)).toMatchObject({ status: 4, statusText: "canceled" });
  });
});

describe("resend", () => {
  it("makes one attempt now, once however often it is asked for, and past the schedule", async () => {
    await Promise.all([1, 2, 3].map(() => svix.messageAttempt.resend(app, messages[1] ?? "", "failing")));
    await settleDeliveries(api.database.pool, ({ trigger }) => {
      expect(trigger).toBe(1);
      return { verdict: "succeeded" };
    });
    const { data } = await svix.messageAttempt.listByMsg(app, messages[1] ?? "", { endpointId: "failing" });
    expect(data.map((attempt) => [attempt.triggerType, attempt.status])).toEqual([
      [1, 0],
      [0, 2],
    ]);
    const { data: all } = await svix.messageAttempt.listAttemptedDestinations(app, messages[1] ?? "");
    expect(all.map((one) => one.status)).toEqual([0, 0]);
  });

  it("is refused when the payload is gone, and for what does not exist", async () => {
    await svix.message.expungeContent(app, first());
    expect(await refusal(svix.messageAttempt.resend(app, first(), "failing"))).toMatchObject({
      code: 400,
      body: { code: "missing_payload" },
    });
    expect(await refusal(svix.messageAttempt.resend(app, messages[1] ?? "", "nobody"))).toMatchObject({
      code: 404,
    });
    expect(await refusal(svix.messageAttempt.resend(app, "nothing", "failing"))).toMatchObject({ code: 404 });
  });
});

describe("recover", () => {
  it("answers the background task, which is listed and got", async () => {
    const since = new Date(Date.now() - 3_600_000);
    const started = await svix.endpoint.recover(app, "failing", { since });
    expect(started).toMatchObject({ status: "running", task: "endpoint.recover" });
    expect(await svix.backgroundTask.get(started.id)).toMatchObject({
      id: started.id,
      data: { messagesSent: 0 },
    });
    const { data } = await svix.backgroundTask.list({
      status: BackgroundTaskStatus.Running,
      task: BackgroundTaskType.EndpointRecover,
    });
    expect(data.map((task) => task.id)).toContain(started.id);
    expect((await svix.backgroundTask.list({ status: BackgroundTaskStatus.Failed })).data).toEqual([]);
    expect(await refusal(svix.endpoint.recover(app, "failing", { since }))).toMatchObject({ code: 409 });
    expect(await refusal(svix.backgroundTask.get("qtask_none"))).toMatchObject({ code: 404 });
  });

  it("is cancelled: its task has failed and stays as it is, and a new one may start", async () => {
    const since = new Date(Date.now() - 3_600_000);
    const { id } = await svix.endpoint.recover(app, "failing", { since });
    const cancel = () => api.answerTo("POST", `/api/v1/background-task/${id}/cancel`);
    const cancelled = { id, status: "failed", data: { isCancelled: true, messagesSent: 0 } };
    expect(await cancel()).toMatchObject({ status: 200, body: cancelled });
    expect(await svix.backgroundTask.get(id)).toMatchObject({ id, data: cancelled.data });
    expect(await cancel()).toMatchObject({ status: 200, body: cancelled });
    const audit = await api.database.prisma.auditEntry.findMany({ where: { subjectId: id } });
    expect(audit).toMatchObject([
      { action: "background_task.cancel", actor: `key:${api.environment.keyId}` },
    ]);
    expect((await svix.endpoint.recover(app, "failing", { since })).id).not.toBe(id);
    const nothing = await api.answerTo("POST", "/api/v1/background-task/qtask_none/cancel");
    expect(nothing.status).toBe(404);
  });

  it("reaches 14 days back, forward in time, and not to an endpoint that is off", async () => {
    const recover = (since: number, until?: number) =>
      refusal(
        svix.endpoint.recover(app, "well", {
          since: new Date(since),
          ...(until !== undefined && { until: new Date(until) }),
        }),
      );
    const now = Date.now();
    const invalid = { code: 400, body: { code: "invalid_range" } };
    expect(await recover(now - 15 * 86_400_000)).toMatchObject(invalid);
    expect(await recover(now + 60_000)).toMatchObject(invalid);
    expect(await recover(now - 1_000, now - 2_000)).toMatchObject(invalid);
    await svix.endpoint.patch(app, "well", { disabled: true });
    expect(await recover(now - 60_000)).toMatchObject({ code: 409 });
  });
});

describe("stats", () => {
  it("of an endpoint count deliveries, the last moment's too", async () => {
    const { environmentId } = api.environment;
    const minute = Math.floor(Date.now() / 60_000);
    const deltas = [
      [minute, environmentId, app, failing, "order.created", "succeeded", 4, 7],
      [minute, environmentId, app, failing, "order.created", "exhausted", -1, 1],
      [minute, environmentId, app, well, "order.created", "succeeded", 4, 9],
    ];
    await api.database.prisma.rollupDelta.create({ data: { deltas } });
    expect(await svix.endpoint.getStats(app, "failing")).toEqual({
      success: 7,
      pending: 0,
      sending: 2,
      fail: 1,
      canceled: 0,
    });
  });

  it("reach over 28 days at most", async () => {
    const until = new Date();
    const since = new Date(until.getTime() - 29 * 86_400_000);
    expect(await refusal(svix.endpoint.getStats(app, "well", { since, until }))).toMatchObject({
      code: 400,
      body: { code: "invalid_range" },
    });
  });
});
