import type { Svix } from "svix";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal, svixClient } from "../svix-client.fixture.ts";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let svix: Svix;
beforeAll(async () => {
  api = await startTestApi();
  svix = svixClient(api.url, api.environment.apiKey);
});
afterAll(() => api.close());

describe("authentication", () => {
  it("opens a portal session, whose token is the tenant's until it logs out", async () => {
    await svix.application.create({ name: "P", uid: "portal-app" });
    const { url: link, token } = await svix.authentication.appPortalAccess("portal-app", {});
    expect(new URL(link).hash).toMatch(/^#key=/);
    const tenant = svixClient(api.url, token);
    expect(await tenant.application.get("portal-app")).toMatchObject({ name: "P" });
    expect((await refusal(tenant.application.list())).code).toBe(403);
    await tenant.authentication.logout();
    expect((await refusal(tenant.application.get("portal-app"))).code).toBe(401);
  });

  it("ends all sessions of an application", async () => {
    const app = await svix.application.create({ name: "P" });
    const { token } = await svix.authentication.appPortalAccess(app.id, { sessionId: "nguyen" });
    await svix.authentication.expireAll(app.id, { sessionIds: ["somebody-else"] });
    expect(await svixClient(api.url, token).application.get(app.id)).toMatchObject({ id: app.id });
    await svix.authentication.expireAll(app.id, {});
    expect((await refusal(svixClient(api.url, token).application.get(app.id))).code).toBe(401);
  });
});
