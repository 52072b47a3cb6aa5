import { openHeaders, openSecret } from "@posthorn/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let app: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.answerTo("POST", "/api/v1/event-type", { body: { name: "order.created", description: "d" } });
});
afterAll(() => api.close());
beforeEach(async () => {
  app = String((await api.answerTo("POST", "/api/v1/app", { body: { name: "A" } })).body.id);
});

const url = "https://kopi.example/hooks";
const create = (body: object) =>
  api.answerTo("POST", `/api/v1/app/${app}/endpoint`, { body: { url, ...body } });
const patch = (id: unknown, body: object) =>
  api.answerTo("PATCH", `/api/v1/app/${app}/endpoint/${id}`, { body });
const rowOf = (id: unknown) => api.database.prisma.endpoint.findUniqueOrThrow({ where: { id: String(id) } });

describe("an endpoint", () => {
  it.each([
    ["http://127.0.0.1/x", "blocked_address"],
    ["http://localhost:8080", "blocked_address"],
    ["http://169.254.169.254/latest", "blocked_address"],
    ["http://[::ffff:10.0.0.1]/", "blocked_address"],
    ["http://2130706433/", "blocked_address"],
    ["http://intranet/", "blocked_address"],
    ["ftp://kopi.example", "value_error"],
    ["https://kopi.example/a b", "value_error"],
    ["kopi.example", "value_error"],
  ])("at %s is 422 that names url", async (to, type) => {
    const answer = await create({ url: to });
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc: ["body", "url"], type }] } });
    const { body } = await create({});
    expect(await patch(body.id, { url: to })).toMatchObject({ status: 422 });
  });

  it.each([
    [{ "X-A": "a\r\nX-B: b" }],
    [{ "X-A\r\nX-B": "b" }],
    [{ "X-A": "\u0000" }],
    [{ "X-A": "x".repeat(4_097) }],
    [{ Host: "evil" }],
    [{ "svix-signature": "v1,x" }],
    [{ "Webhook-Signature": "v1,x" }],
    [{ "X-A": "1", "x-a": "2" }],
    [Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`X-${i}`, "a"]))],
  ])("with headers that would change the request (%j) is 422", async (headers) => {
    expect(await create({ headers })).toMatchObject({ status: 422 });
    const { body } = await create({});
    for (const method of ["PUT", "PATCH"]) {
      const path = `/api/v1/app/${app}/endpoint/${body.id}/headers`;
      expect((await api.request(method, path, { body: { headers } })).status).toBe(422);
    }
  });

  it("asks only for event types that exist, or for all below a name", async () => {
    expect(await create({ eventTypes: ["order.created", "order.gone"] })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", "eventTypes", "[1]"], type: "unknown_event_type" }] },
    });
    expect((await create({ eventTypes: ["order.*", "not.yet.*"] })).status).toBe(201);
    expect((await create({ eventTypes: [] })).status).toBe(422);
  });

  it("may keep an event type that was archived since", async () => {
    await api.answerTo("POST", "/api/v1/event-type", { body: { name: "old", description: "d" } });
    const { body } = await create({ eventTypes: ["old"] });
    await api.request("DELETE", "/api/v1/event-type/old");
    expect((await patch(body.id, { eventTypes: ["old", "order.created"] })).status).toBe(200);
    expect((await create({ eventTypes: ["old"] })).status).toBe(422);
  });

  it("is one of at most so many in an application, also when they are created at once", async () => {
    const where = { id: api.environment.environmentId };
    await api.database.prisma.environment.update({ where, data: { endpointsPerApplication: 3 } });
    const all = await Promise.all(Array.from({ length: 8 }, () => create({})));
    await api.database.prisma.environment.update({ where, data: { endpointsPerApplication: 50 } });
    expect(all.filter(({ status }) => status === 201)).toHaveLength(3);
    const refused = all.find(({ status }) => status !== 201);
    expect(refused).toMatchObject({ status: 422, body: { detail: [{ type: "endpoint_limit" }] } });
    expect(JSON.stringify(refused?.body)).toContain("endpointsPerApplication");
  });

  it("with a uid that is taken is 409", async () => {
    await create({ uid: "same" });
    expect(await create({ uid: "same" })).toMatchObject({ status: 409, body: { code: "conflict" } });
    const { body } = await create({});
    expect((await patch(body.id, { uid: "same" })).status).toBe(409);
  });

  it("keeps secret and headers sealed, and raises its revision with every change", async () => {
    const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
    const { body } = await create({ secret, headers: { Authorization: "Bearer hunter2" } });
    const { vault } = api.deps;
    const before = await rowOf(body.id);
    expect(Buffer.from(before.headersSealed ?? []).toString("latin1")).not.toContain("hunter2");
    expect(openHeaders(vault, before)).toEqual({ Authorization: "Bearer hunter2" });
    const [row] = await api.database.prisma.endpointSecret.findMany({ where: { endpointId: before.id } });
    if (!row) throw new Error("there is no secret");
    const { environmentId } = before;
    expect(openSecret(vault, row.sealed, { id: row.id, environmentId })).toBe(secret);
    await patch(body.id, { timeoutSeconds: 5 });
    await api.request("POST", `/api/v1/app/${app}/endpoint/${body.id}/secret/rotate`);
    expect((await rowOf(body.id)).revision).toBe(before.revision + 2);
  });

  it("inherits its retry schedule, or has its own", async () => {
    const { body } = await create({});
    expect(body.retrySchedule).toBeNull();
    expect((await patch(body.id, { retrySchedule: [1, 0.5] })).body.retrySchedule).toEqual([1, 0.5]);
    expect((await patch(body.id, { retrySchedule: null })).body.retrySchedule).toBeNull();
  });
});

describe("a gate", () => {
  const gateOf = (ownerId: string) => api.database.prisma.gate.findUnique({ where: { ownerId } });

  it("is there as soon as an endpoint or application is limited, and limits nothing after", async () => {
    const free = await create({});
    expect(await gateOf(String(free.body.id))).toBeNull();
    const { body } = await create({ throttleRate: 5, maxInFlight: 2 });
    const id = String(body.id);
    expect(await gateOf(id)).toMatchObject({ rate: 5, maxInFlight: 2 });
    await patch(id, { throttleRate: null });
    expect(await gateOf(id)).toMatchObject({ rate: null, maxInFlight: 2 });
    await patch(id, { maxInFlight: null });
    const opened = await gateOf(id);
    expect(opened).toMatchObject({ rate: null, maxInFlight: null });
    // What is parked behind it comes out: it is looked at once more.
    expect(opened?.idleAfter.getTime()).toBeGreaterThan(opened?.checkAt.getTime() ?? 0);
    await api.answerTo("PATCH", `/api/v1/app/${app}`, { body: { throttleRate: 7 } });
    expect(await gateOf(app)).toMatchObject({ rate: 7 });
    await api.answerTo("PUT", `/api/v1/app/${app}`, { body: { name: "A" } });
    expect(await gateOf(app)).toMatchObject({ rate: null });
  });
});

describe("a secret", () => {
  const path = (id: unknown, rest = "") => `/api/v1/app/${app}/endpoint/${id}/secret${rest}`;
  const keyOf = async (id: unknown) => String((await api.answerTo("GET", path(id))).body.key);
  const rotate = (id: unknown, body?: object) => api.request("POST", path(id, "/rotate"), { body });

  it.each(["whsec_short", "whsk_AAAA", "not base64!", "x".repeat(300)])(
    "such as %s is 422",
    async (secret) => {
      expect((await create({ secret })).status).toBe(422);
      const { body } = await create({});
      expect((await rotate(body.id, { key: secret })).status).toBe(422);
    },
  );

  it("may come without its prefix, and be asymmetric: then only its public key is answered", async () => {
    const base64 = Buffer.alloc(32, 3).toString("base64");
    const plain = await create({ secret: base64 });
    expect(await keyOf(plain.body.id)).toBe(`whsec_${base64}`);
    const asymmetric = await create({ secret: `whsk_${base64}` });
    expect(asymmetric.body.signatureType).toBe("ed25519");
    expect(await keyOf(asymmetric.body.id)).toMatch(/^whpk_/);
    const made = await create({ signatureType: "ed25519" });
    expect(await keyOf(made.body.id)).toMatch(/^whpk_/);
    await rotate(made.body.id);
    expect(await keyOf(made.body.id)).toMatch(/^whpk_/);
  });

  it("that was rotated goes on signing for its grace; more than 10 of them are refused", async () => {
    const { body } = await create({});
    for (let i = 0; i < 10; i++) expect((await rotate(body.id)).status).toBe(204);
    const refused = await rotate(body.id);
    expect([refused.status, await refused.json()]).toMatchObject([400, { code: "limit_reached" }]);
    expect((await rotate(body.id, { gracePeriodSeconds: 0 })).status).toBe(204);
    const secrets = await api.database.prisma.endpointSecret.findMany({
      where: { endpointId: String(body.id) },
    });
    expect(secrets.filter((secret) => secret.expiresAt !== null)).toHaveLength(10);
    expect(secrets).toHaveLength(11);
  });

  it("leaves an audit entry each time that it is revealed", async () => {
    const { body } = await create({});
    const where = { action: "secret.reveal", subjectId: String(body.id) };
    await keyOf(body.id);
    await keyOf(body.id);
    const entries = await api.database.prisma.auditEntry.findMany({ where });
    expect(entries.map((entry) => entry.actor)).toEqual(Array(2).fill(`key:${api.environment.keyId}`));
  });
});
