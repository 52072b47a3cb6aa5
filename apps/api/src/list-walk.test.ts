import { publish } from "@posthorn/queue";
import { buildApplication, buildEndpoint, buildMessage } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "./operation.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

// Every list of the contract: a new one is walked without being named here.
const lists = operations
  .filter(({ id }) => /\.list/.test(id))
  .map(({ id, route }) => [id, route.path] as const);

let api: TestApi;
let ids: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi();
  const { environmentId } = api.environment;
  const app = await buildApplication(api.database.prisma, environmentId);
  const message = buildMessage({ environmentId, application: app });
  ids = { app_id: app, endpoint_id: await buildEndpoint(api.database.prisma, app), msg_id: message.id };
  await publish(api.database.pool, [message]);
});
afterAll(() => api.close());

const get = (path: string, query: string) =>
  api.answerTo("GET", `${path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? "")}?${query}`);

describe("a list", () => {
  it.each(lists)("%s takes limits of 1 to 250, and no other", async (_id, path) => {
    expect((await get(path, "limit=1")).status).toBe(200);
    expect((await get(path, "limit=250")).status).toBe(200);
    for (const limit of [0, 251, -1]) {
      const detail = [{ loc: ["query", "limit"], type: "value_error" }];
      expect(await get(path, `limit=${limit}`)).toMatchObject({ status: 422, body: { detail } });
    }
    expect(await get(path, "limit=many")).toMatchObject({ status: 400, body: { code: "generic_error" } });
  });

  it.each(lists)("%s takes no iterator but its own", async (_id, path) => {
    // An event type may have any of these for its name, but the first.
    const wrong = ["a%20b", "nonsense", "key_2ZCRQkyXVTGXuN4gDXvDmyRSWPb", "--", ""];
    for (const iterator of path.endsWith("/event-type") ? ["a%20b", "--", ""] : wrong) {
      const detail = [{ loc: ["query", "iterator"], type: "value_error" }];
      expect(await get(path, `iterator=${iterator}`)).toMatchObject({ status: 422, body: { detail } });
    }
  });

  it("is one of all that there are", () => {
    expect(lists).toHaveLength(15);
  });
});
