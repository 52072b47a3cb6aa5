import { createId } from "@posthorn/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const url = "https://kopi.example/hooks";
const answerTo: TestApi["answerTo"] = (...request) => api.answerTo(...request);

async function createApp(fields: object = {}): Promise<string> {
  return String((await answerTo("POST", "/api/v1/app", { body: { name: "A", ...fields } })).body.id);
}

describe("a deleted application", () => {
  it("takes endpoints, sessions and open deliveries with it, and leaves a task that purges its payloads", async () => {
    const app = await createApp({ uid: "gone" });
    const endpoint = await answerTo("POST", `/api/v1/app/${app}/endpoint`, { body: { url, uid: "e" } });
    const access = await answerTo("POST", `/api/v1/auth/app-portal-access/${app}`);
    const message = { eventType: "a", payload: {} };
    const { body } = await answerTo("POST", `/api/v1/app/${app}/msg`, { body: message });
    expect((await api.request("DELETE", `/api/v1/app/gone`)).status).toBe(204);

    const { prisma } = api.database;
    const [endpointId, messageId] = [String(endpoint.body.id), String(body.id)];
    expect(await prisma.application.findUnique({ where: { id: app } })).toMatchObject({ uid: null });
    expect(await prisma.endpoint.findUnique({ where: { id: endpointId } })).toMatchObject({ uid: null });
    expect(await prisma.queuedDelivery.count({ where: { applicationId: app } })).toBe(0);
    expect(
      await prisma.delivery.findUnique({ where: { messageId_endpointId: { messageId, endpointId } } }),
    ).toMatchObject({ state: "cancelled", reason: "application_deleted" });
    expect(await prisma.backgroundTask.findFirst({ where: { applicationId: app } })).toMatchObject({
      kind: "application.purge_content",
      status: "running",
      startedBy: `key:${api.environment.keyId}`,
    });
    const token = String(access.body.token);
    expect((await api.request("GET", `/api/v1/app/${app}`, { token })).status).toBe(401);
    for (const path of ["", "/endpoint", `/endpoint/${endpointId}`]) {
      expect((await answerTo("GET", `/api/v1/app/${app}${path}`)).status).toBe(404);
    }
    expect((await api.request("DELETE", `/api/v1/app/${app}`)).status).toBe(404);
  });

  it("leaves no incident open, and neither does a deleted endpoint", async () => {
    const { prisma } = api.database;
    const app = await createApp();
    const at = new Date();
    const incident = async () => {
      const { body } = await answerTo("POST", `/api/v1/app/${app}/endpoint`, { body: { url } });
      const [id, endpointId] = [createId("inc"), String(body.id)];
      const { environmentId } = api.environment;
      const owner = { environmentId, applicationId: app, endpointId };
      const times = { firstFailureAt: at, lastFailureAt: at, openedAt: at };
      await prisma.incident.create({ data: { id, ...owner, ...times, cause: "refused", causeDetail: {} } });
      return { id, endpointId };
    };
    const isOpen = async ({ id }: { id: string }) =>
      (await prisma.incident.findUniqueOrThrow({ where: { id } })).recoveredAt === null;
    const [one, other] = [await incident(), await incident()];
    await api.request("DELETE", `/api/v1/app/${app}/endpoint/${one.endpointId}`);
    expect([await isOpen(one), await isOpen(other)]).toEqual([false, true]);
    await api.request("DELETE", `/api/v1/app/${app}`);
    expect(await isOpen(other)).toBe(false);
  });

  it("lets no endpoint be made in it, of two that come at once one is first", async () => {
    const app = await createApp();
    const creates = Array.from({ length: 4 }, () =>
      api.request("POST", `/api/v1/app/${app}/endpoint`, { body: { url } }),
    );
    const [deleted, ...created] = await Promise.all([
      api.request("DELETE", `/api/v1/app/${app}`),
      ...creates,
    ]);
    expect(deleted?.status).toBe(204);
    for (const { status } of created) expect([201, 404]).toContain(status);
    const live = { applicationId: app, deletedAt: null };
    expect(await api.database.prisma.endpoint.count({ where: live })).toBe(0);
  });
});

describe("a change of an application", () => {
  it("is written down with what was before and after", async () => {
    const app = await createApp({ name: "Before" });
    await answerTo("PATCH", `/api/v1/app/${app}`, { body: { name: "After" } });
    const entries = await api.database.prisma.auditEntry.findMany({
      where: { subjectId: app },
      orderBy: { id: "asc" },
    });
    expect(entries).toMatchObject([
      { action: "application.create", actor: `key:${api.environment.keyId}`, applicationId: app },
      { action: "application.update", before: { name: "Before" }, after: { name: "After" } },
    ]);
  });

  it("leaves what it does not name, and unsets what is null", async () => {
    const app = await createApp({ uid: "patched", throttleRate: 3, metadata: { a: "b" } });
    const { body } = await answerTo("PATCH", `/api/v1/app/${app}`, {
      body: { uid: null, throttleRate: null },
    });
    expect(body).toMatchObject({ name: "A", uid: null, throttleRate: null, metadata: { a: "b" } });
  });

  it("under an id that names nothing is 404, also by PUT: ids are given, not chosen", async () => {
    const path = "/api/v1/app/app_2ZCRQkyXVTGXuN4gDXvDmyRSWPb";
    for (const method of ["PUT", "PATCH"]) {
      expect((await answerTo(method, path, { body: { name: "A" } })).status).toBe(404);
    }
  });
});

describe("the hidden operational application", () => {
  it("is in no list and under no path", async () => {
    const { environmentId } = api.environment;
    const environment = await api.database.prisma.environment.findUniqueOrThrow({
      where: { id: environmentId },
    });
    const id = environment.operationalApplicationId;
    expect((await answerTo("GET", `/api/v1/app/${id}`)).status).toBe(404);
    expect((await api.request("DELETE", `/api/v1/app/${id}`)).status).toBe(404);
    const { body } = await answerTo("GET", "/api/v1/app?limit=250");
    expect(JSON.stringify(body)).not.toContain(id);
  });
});

describe("a list", () => {
  it("is paged forward and back, in both orders, each item once", async () => {
    const other = await startTestApi();
    for (let i = 0; i < 7; i++) {
      await other.request("POST", "/api/v1/app", { body: { name: `a${i}` } });
    }
    const page = async (query: string) => {
      const { body } = await other.answerTo("GET", `/api/v1/app?${query}`);
      return body as unknown as {
        data: { name: string }[];
        iterator: string;
        prevIterator: string;
        done: boolean;
      };
    };
    const names = ({ data }: { data: { name: string }[] }) => data.map(({ name }) => name).join();
    const first = await page("limit=3");
    const second = await page(`limit=3&iterator=${first.iterator}`);
    const third = await page(`limit=3&iterator=${second.iterator}`);
    expect([first, second, third].map(names)).toEqual(["a0,a1,a2", "a3,a4,a5", "a6"]);
    expect([first, second, third].map(({ done }) => done)).toEqual([false, false, true]);
    expect(names(await page(`limit=3&iterator=${third.prevIterator}`))).toBe("a3,a4,a5");
    expect(names(await page(`limit=2&iterator=${third.prevIterator}`))).toBe("a4,a5");
    expect(names(await page("limit=2&order=descending"))).toBe("a6,a5");
    const empty = await page(`iterator=${third.iterator}`);
    expect(empty).toEqual({ data: [], iterator: null, prevIterator: null, done: true });
    await other.close();
  });

  it("can leave out applications without endpoints, or without one that is on", async () => {
    const other = await startTestApi();
    const make = async (name: string, endpoint?: object) => {
      const { body } = await other.answerTo("POST", "/api/v1/app", { body: { name } });
      if (endpoint)
        await other.request("POST", `/api/v1/app/${body.id}/endpoint`, { body: { url, ...endpoint } });
    };
    await make("none");
    await make("off", { disabled: true });
    await make("on", {});
    const names = async (query: string) => {
      const { body } = await other.answerTo("GET", `/api/v1/app?${query}`);
      return (body.data as { name: string }[]).map(({ name }) => name);
    };
    expect(await names("exclude_apps_with_no_endpoints=true")).toEqual(["off", "on"]);
    expect(await names("exclude_apps_with_disabled_endpoints=true")).toEqual(["on"]);
    await other.close();
  });
});
