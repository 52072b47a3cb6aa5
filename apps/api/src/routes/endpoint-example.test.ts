import { settleDeliveries } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let app: string;
let endpoints: string[];
beforeAll(async () => {
  api = await startTestApi();
  const schemas = {
    "2": { type: "object", examples: [{ total: "old" }] },
    "10": { type: "object", examples: [{ total: "1.10" }, { total: "2.20" }] },
    "11": { type: "object" },
  };
  await api.request("POST", "/api/v1/event-type", {
    body: { name: "order.created", description: "d", schemas },
  });
  await api.request("POST", "/api/v1/event-type", { body: { name: "no.example", description: "d" } });
  app = String((await api.answerTo("POST", "/api/v1/app", { body: { name: "A" } })).body.id);
  const create = (fields: object) =>
    api.answerTo("POST", `/api/v1/app/${app}/endpoint`, { body: { url: "https://kopi.example", ...fields } });
  const answers = [await create({ eventTypes: ["other.*"], channels: ["hanoi"] }), await create({})];
  endpoints = answers.map(({ body }) => String(body.id));
});
afterAll(() => api.close());

const send = (body: object) =>
  api.answerTo("POST", `/api/v1/app/${app}/endpoint/${endpoints[0]}/send-example`, { body });

describe("an example", () => {
  it("goes to its endpoint, whatever that asks for, and to no other", async () => {
    const { status, body } = await send({ eventType: "order.created" });
    expect([status, body]).toMatchObject([200, { eventType: "order.created", payload: { total: "1.10" } }]);
    const sent: string[] = [];
    await settleDeliveries(api.database.pool, ({ messageId, endpointId }) => {
      if (messageId === body.id) sent.push(endpointId);
      return { verdict: "succeeded" };
    });
    expect(sent).toEqual([endpoints[0]]);
    expect((await api.answerTo("GET", `/api/v1/app/${app}/msg/${body.id}`)).body).toEqual(body);
  });

  it("may be another than the first", async () => {
    const { body } = await send({ eventType: "order.created", exampleIndex: 1 });
    expect(body.payload).toEqual({ total: "2.20" });
  });

  it.each([
    [{ eventType: "nothing" }, "eventType", "unknown_event_type"],
    [{ eventType: "no.example" }, "exampleIndex", "missing_example"],
    [{ eventType: "order.created", exampleIndex: 2 }, "exampleIndex", "missing_example"],
  ])("%j that is not there is 422", async (body, field, type) => {
    expect(await send(body)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", field], type }] },
    });
  });
});
