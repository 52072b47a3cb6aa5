import { loadSendTargets } from "@posthorn/domain";
import { publish } from "@posthorn/queue";
import { buildApplication, buildMessage } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

const url = "https://ann:s3cret-word@kopi.example/hooks";
const masked = "https://ann:****@kopi.example/hooks";

let api: TestApi;
let app: string;
let id: string;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  app = await buildApplication(api.database.prisma, api.environment.environmentId);
  id = String((await create({ url, headers: { "X-Tenant": "kopi" } })).body.id);
});

const create = (body: object) => api.answerTo("POST", `/api/v1/app/${app}/endpoint`, { body });
const change = (method: "PUT" | "PATCH", body: object) =>
  api.answerTo(method, `/api/v1/app/${app}/endpoint/${id}`, { body });
const calledUrl = async () => (await loadSendTargets(api.deps, [id])).targets[0]?.url;

describe("the password in an endpoint's URL", () => {
  it("is in no answer, no row and no audit entry, and is what a sender sends", async () => {
    const message = buildMessage({ environmentId: api.environment.environmentId, application: app });
    await publish(api.database.pool, [message]);
    const path = `/api/v1/app/${app}`;
    for (const answer of [
      `endpoint/${id}`,
      "endpoint",
      `msg/${message.id}/endpoint`,
      `endpoint/${id}/headers`,
    ]) {
      const text = await (await api.request("GET", `${path}/${answer}`)).text();
      expect(text).not.toContain("s3cret-word");
      if (!answer.endsWith("headers")) expect(text).toContain(masked);
    }
    const rows = await api.database.prisma.endpoint.findMany();
    expect(JSON.stringify([rows, await api.database.prisma.auditEntry.findMany()])).not.toContain(
      "s3cret-word",
    );
    expect(await calledUrl()).toBe(url);
  });

  it.each(["PUT", "PATCH"] as const)("stays when %s sends the masked URL back", async (method) => {
    expect(await change(method, { url: masked, description: "d" })).toMatchObject({ body: { url: masked } });
    expect(await calledUrl()).toBe(url);
    expect(await change(method, { url: `${masked}/v2` })).toMatchObject({ status: 200 });
    expect(await calledUrl()).toBe(`${url}/v2`);
  });

  it("stays when something else changes, its headers among it", async () => {
    await change("PATCH", { description: "d" });
    const headers = { "X-Tenant": "sen" };
    await api.request("PUT", `/api/v1/app/${app}/endpoint/${id}/headers`, { body: { headers } });
    const {
      targets: [target],
    } = await loadSendTargets(api.deps, [id]);
    expect([target?.url, target?.headers]).toEqual([url, headers]);
  });

  it("does not go to another host or user with its mask, nor come from nowhere", async () => {
    const elsewhere = ["https://ann:****@evil.example/hooks", "https://bob:****@kopi.example/hooks"];
    for (const to of [...elsewhere, "http://ann:****@kopi.example/hooks"]) {
      const detail = [{ loc: ["body", "url"], type: "value_error" }];
      expect(await change("PATCH", { url: to })).toMatchObject({ status: 422, body: { detail } });
    }
    expect((await create({ url: masked })).status).toBe(422);
    expect(await calledUrl()).toBe(url);
  });

  it("changes with a new one, and goes with a URL that has none", async () => {
    await change("PATCH", { url: "https://ann:other@kopi.example/hooks" });
    expect(await calledUrl()).toBe("https://ann:other@kopi.example/hooks");
    await change("PATCH", { url: "https://kopi.example/hooks" });
    expect(await calledUrl()).toBe("https://kopi.example/hooks");
    expect((await change("PATCH", { url: masked })).status).toBe(422);
  });

  it("that was stored before it was sealed is masked as well, kept and then sealed", async () => {
    await api.database.prisma.endpoint.update({ where: { id }, data: { url, headersSealed: null } });
    expect((await change("PATCH", { url: masked })).body.url).toBe(masked);
    expect(await calledUrl()).toBe(url);
    expect((await api.database.prisma.endpoint.findUniqueOrThrow({ where: { id } })).url).toBe(masked);
  });
});
