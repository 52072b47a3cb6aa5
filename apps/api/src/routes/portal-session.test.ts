import { portalLinkKey } from "@posthorn/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let app: string;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  app = String((await api.answerTo("POST", "/api/v1/app", { body: { name: "A" } })).body.id);
});

const url = "https://kopi.example/hooks";
const verifiers = ["a", "b"].map((letter) => letter.repeat(43));

const open = (access: object = {}, ref = app) =>
  api.answerTo("POST", `/api/v1/auth/app-portal-access/${ref}`, { body: access });
const exchange = (oneTimeToken: string, verifier = verifiers[0]) =>
  api.answerTo("POST", "/api/v1/auth/one-time-token", { token: null, body: { oneTimeToken, verifier } });
const statusOf = async (token: unknown, path = "", method = "GET", body?: object) =>
  (await api.request(method, `/api/v1/app/${app}${path}`, { token: String(token), body })).status;

/** What a browser reads of the link's fragment. */
function keyOf(link: unknown) {
  return portalLinkKey.parse(JSON.parse(atob(new URL(String(link)).hash.slice("#key=".length))));
}

describe("a portal link", () => {
  it("names application, server and a token of its own, in the fragment alone", async () => {
    const { body } = await open();
    const link = new URL(String(body.url));
    expect(link.origin + link.pathname).toBe("http://portal.example/portal");
    expect(keyOf(link)).toMatchObject({ appId: app, serverUrl: "http://api.example" });
    expect(keyOf(link).oneTimeToken).not.toBe(body.token);
  });

  it("is exchanged by the first browser, again by the same one, and by no other", async () => {
    const { oneTimeToken } = keyOf((await open({ featureFlags: ["beta"] })).body.url);
    const first = await exchange(oneTimeToken);
    expect(first).toMatchObject({ status: 200, body: { appId: app, featureFlags: ["beta"] } });
    expect(await statusOf(first.body.token)).toBe(200);
    expect((await exchange(oneTimeToken)).body).toEqual(first.body);
    expect(await exchange(oneTimeToken, verifiers[1])).toMatchObject({
      status: 403,
      body: { code: "link_already_used" },
    });
  });

  it("opened in two browsers at once opens in one", async () => {
    const { oneTimeToken } = keyOf((await open()).body.url);
    const both = await Promise.all(verifiers.map((verifier) => exchange(oneTimeToken, verifier)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it("is 401 once its session has ended, and when nobody made it", async () => {
    const { oneTimeToken } = keyOf((await open()).body.url);
    await api.request("POST", `/api/v1/auth/app/${app}/expire-all`);
    for (const token of [oneTimeToken, "ott_unknown"]) {
      expect(await exchange(token)).toMatchObject({ status: 401, body: { code: "link_expired" } });
    }
  });

  it("needs a verifier that cannot be guessed", async () => {
    const { oneTimeToken } = keyOf((await open()).body.url);
    expect((await exchange(oneTimeToken, "short")).status).toBe(422);
  });

  it("leaves no token in the database as it is", async () => {
    const { body } = await open();
    const rows = await api.database.prisma.sessionToken.findMany();
    const stored = JSON.stringify(rows.map((row) => Buffer.from(row.tokenHash).toString("latin1")));
    expect(stored).not.toContain(String(body.token));
  });
});

describe("a portal session", () => {
  it("may do all in its application when nothing else is said", async () => {
    const { token } = (await open()).body;
    expect(await statusOf(token, "/endpoint", "POST", { url })).toBe(201);
    expect(await statusOf(token, "", "PATCH", { name: "B" })).toBe(403);
    expect(await statusOf(token, "", "DELETE")).toBe(403);
  });

  it.each([
    [{ readOnly: true }, [200, 403, 403, 403]],
    [{ capabilities: [] }, [200, 403, 403, 403]],
    [{ capabilities: ["ManageEndpoint"], readOnly: true }, [200, 403, 403, 403]],
    [{ capabilities: ["ViewEndpointSecret"] }, [200, 403, 200, 403]],
    [{ capabilities: ["ManageEndpointSecret"] }, [200, 403, 200, 204]],
    [{ capabilities: ["ManageEndpoint"] }, [200, 201, 200, 204]],
    [{ capabilities: ["CreateAttempts"] }, [200, 403, 403, 403]],
  ])("with %j lists, creates, reveals and rotates as it may", async (access, expected) => {
    const { body } = await api.answerTo("POST", `/api/v1/app/${app}/endpoint`, { body: { url } });
    const { token } = (await open(access)).body;
    expect([
      await statusOf(token, "/endpoint"),
      await statusOf(token, "/endpoint", "POST", { url }),
      await statusOf(token, `/endpoint/${body.id}/secret`),
      await statusOf(token, `/endpoint/${body.id}/secret/rotate`, "POST"),
    ]).toEqual(expected);
  });

  it("sees event types without flags and with one of its own, and asks for no other", async () => {
    for (const [name, featureFlags] of [
      ["flags.none", null],
      ["flags.beta", ["beta"]],
      ["flags.alpha", ["alpha"]],
    ]) {
      const body = { name, description: "d", featureFlags };
      await api.request("POST", "/api/v1/event-type", { body });
    }
    const token = String((await open({ featureFlags: ["beta"] })).body.token);
    const { body } = await api.answerTo("GET", "/api/v1/event-type", { token });
    const names = (body.data as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(["flags.beta", "flags.none"]);
    expect((await api.request("GET", "/api/v1/event-type/flags.alpha", { token })).status).toBe(404);
    const wanted = { url, eventTypes: ["flags.beta", "flags.alpha"] };
    expect(await statusOf(token, "/endpoint", "POST", wanted)).toBe(422);
  });

  it("ends for every process when it logs out", async () => {
    const { token } = (await open()).body;
    const another = await api.startAnother();
    const elsewhere = async () =>
      (await fetch(`${another.url}/api/v1/app/${app}`, { headers: { authorization: `Bearer ${token}` } }))
        .status;
    expect([await statusOf(token), await elsewhere()]).toEqual([200, 200]);
    await api.request("POST", "/api/v1/auth/logout", { token: String(token) });
    const endedAt = performance.now();
    while ((await elsewhere()) !== 401) expect(performance.now() - endedAt).toBeLessThan(1_000);
    await another.close();
  });

  it("is ended by its session id, or all are, at once or after a grace", async () => {
    const [a, b] = [(await open({ sessionId: "a" })).body, (await open({ sessionId: "b" })).body];
    const expire = (body: object) => api.request("POST", `/api/v1/auth/app/${app}/expire-all`, { body });
    await expire({ sessionIds: ["a"] });
    expect([await statusOf(a.token), await statusOf(b.token)]).toEqual([401, 200]);
    await expire({ expiry: 600 });
    expect(await statusOf(b.token)).toBe(200);
    const { expiresAt } = await api.database.prisma.portalSession.findFirstOrThrow({
      where: { sessionId: "b", applicationId: app },
    });
    expect(Math.round((expiresAt.getTime() - Date.now()) / 60_000)).toBe(10);
  });

  it("makes its application on the way, when the uid is the one in the path", async () => {
    const application = { name: "Lazy", uid: "lazy" };
    expect((await open({ application }, "lazy")).status).toBe(200);
    expect((await open({ application }, "lazy")).status).toBe(200);
    expect(await open({ application }, "other")).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", "application", "uid"], type: "application_uid_mismatch" }] },
    });
    expect(await open({ application: { name: "Lazy" } }, "other")).toMatchObject({
      status: 422,
      body: { detail: [{ type: "application_uid_missing" }] },
    });
    expect((await open({}, "nobody")).status).toBe(404);
  });

  it.each([{ expiry: 3_599 }, { expiry: 604_801 }, { capabilities: ["Fly"] }, { sessionId: "x".repeat(65) }])(
    "asked for with %j is 422",
    async (access) => {
      expect((await open(access)).status).toBe(422);
    },
  );
});

describe("a session that may only create attempts", () => {
  it("resends, recovers and sends examples, and changes nothing", async () => {
    const schemas = { "1": { examples: [{ table: 7 }] } };
    await api.answerTo("PUT", "/api/v1/event-type/table.freed", { body: { description: "d", schemas } });
    const { body: endpoint } = await api.answerTo("POST", `/api/v1/app/${app}/endpoint`, { body: { url } });
    const event = { eventType: "table.freed", payload: {} };
    const { body: message } = await api.answerTo("POST", `/api/v1/app/${app}/msg`, { body: event });
    const { token } = (await open({ capabilities: ["CreateAttempts"] })).body;
    const at = `/endpoint/${endpoint.id}`;
    const since = new Date(Date.now() - 60_000).toISOString();
    expect(await statusOf(token, `/msg/${message.id}${at}/resend`, "POST")).toBe(202);
    expect(await statusOf(token, `${at}/recover`, "POST", { since })).toBe(202);
    expect(await statusOf(token, `${at}/send-example`, "POST", { eventType: "table.freed" })).toBe(200);
    expect(await statusOf(token, at)).toBe(200);
    expect(await statusOf(token, at, "PATCH", { description: "d" })).toBe(403);
    expect(await statusOf(token, `${at}/secret`)).toBe(403);
  });
});
