import { type Ctx, getInspector, openInspector, setInspectorAnswer } from "@posthorn/domain";
import { buildCtx, buildEnvironment } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let ctx: Ctx;
let id: string;

beforeAll(async () => {
  api = await startTestApi();
  ctx = buildCtx(api.database, api.environment);
  ({ id } = await openInspector(ctx));
});
afterAll(() => api.close());

const send = (path: string, init: RequestInit = {}) => fetch(`${api.url}/inspect/${path}`, init);

describe("an inspector's URL", () => {
  it("takes any request without a key, and keeps it as it came", async () => {
    const body = '{"n": 12345678901234567890, "q": "é"}';
    const response = await send(`${id}/deep/er?a=1`, {
      method: "PUT",
      body,
      headers: { "content-type": "application/x-odd", "webhook-id": "msg_1" },
    });
    expect(response.status).toBe(200);
    const { requests, received } = await getInspector(ctx, { id });
    expect(received).toBe(1);
    expect(requests).toMatchObject([
      {
        method: "PUT",
        path: `/inspect/${id}/deep/er?a=1`,
        body,
        isBase64: false,
        bodyBytes: Buffer.byteLength(body),
        headers: { "content-type": "application/x-odd", "webhook-id": "msg_1" },
      },
    ]);
  });

  it("keeps bytes that are no text as base64, and of a large body the beginning", async () => {
    await send(id, { method: "POST", body: new Uint8Array([0, 255, 1]) });
    await send(id, { method: "POST", body: "x".repeat(100_000) });
    const { requests } = await getInspector(ctx, { id });
    expect(requests[1]).toMatchObject({ body: "AP8B", isBase64: true, bodyBytes: 3 });
    expect(requests[0]).toMatchObject({ bodyBytes: 100_000 });
    expect(requests[0]?.body).toHaveLength(65_536);
  });

  it("answers 500 once that is chosen, and 404 when it is unknown, over or full", async () => {
    await setInspectorAnswer(ctx, { id, answer: "error" });
    expect((await send(id, { method: "POST", body: "{}" })).status).toBe(500);
    await setInspectorAnswer(ctx, { id, answer: "ok" });
    for (const unknown of ["insp_unknown", "x".repeat(200), "%00"]) {
      expect((await send(unknown)).status).toBe(404);
    }
    await api.database.prisma.inspector.update({ where: { id }, data: { received: 500 } });
    expect((await send(id, { method: "POST" })).status).toBe(404);
    await api.database.prisma.inspector.update({
      where: { id },
      data: { received: 3, expiresAt: new Date(0) },
    });
    expect((await send(id, { method: "POST" })).status).toBe(404);
    await expect(getInspector(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("openInspector", () => {
  it("gives the one that lives, one for two that ask at once, and none of another environment", async () => {
    const [one, other] = await Promise.all([openInspector(ctx), openInspector(ctx)]);
    expect(one.id).toBe(other.id);
    const theirs = buildCtx(api.database, await buildEnvironment(api.database.prisma));
    await expect(getInspector(theirs, { id: one.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await openInspector(theirs)).id).not.toBe(one.id);
  });
});

describe("an application's inspector", () => {
  it("is one at a time, shows what came, and is nobody else's", async () => {
    const [mine, other] = [await makeApplication("mine"), await makeApplication("other")];
    const opened = await api.answerTo("POST", `/api/v1/app/${mine}/inspector`);
    expect(opened).toMatchObject({ status: 200, body: { received: 0, answer: "ok" } });
    const again = await api.answerTo("POST", `/api/v1/app/${mine}/inspector`);
    expect(again.body.id).toBe(opened.body.id);
    expect((await api.answerTo("POST", `/api/v1/app/${other}/inspector`)).body.id).not.toBe(opened.body.id);
    expect((await openInspector(ctx)).id).not.toBe(opened.body.id);

    await send(String(opened.body.id), { method: "POST", body: "hello" });
    const path = (app: string) => `/api/v1/app/${app}/inspector/${opened.body.id}`;
    expect(await api.answerTo("GET", path(mine))).toMatchObject({
      status: 200,
      body: { received: 1, requests: [{ method: "POST", body: "hello" }] },
    });
    expect((await api.answerTo("GET", path(other))).status).toBe(404);
    await api.database.prisma.inspector.update({
      where: { id: String(opened.body.id) },
      data: { expiresAt: new Date() },
    });
    expect((await api.answerTo("GET", path(mine))).status).toBe(404);
  });
});

async function makeApplication(name: string): Promise<string> {
  return String((await api.answerTo("POST", "/api/v1/app", { body: { name } })).body.id);
}
