import { endpointIn } from "@posthorn/contract";
import {
  buildApplication,
  buildCtx,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { muteEndpoint } from "../alert/mute-endpoint.ts";
import { patchApplication } from "../application/patch-application.ts";
import type { Ctx } from "../ctx.ts";
import { createEndpoint } from "../endpoint/create-endpoint.ts";
import { deleteEndpoint } from "../endpoint/delete-endpoint.ts";
import { patchEndpoint } from "../endpoint/patch-endpoint.ts";
import { openAsTenant } from "../portal-session/open-as-tenant.ts";
import { listActivity } from "./list-activity.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let host: Ctx;
let operator: Ctx;
let tenant: Ctx;
let application: string;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
});
afterAll(() => database.close());
beforeEach(async () => {
  const { organizationId, environmentId } = environment;
  const inside = { organizationId, environmentId };
  application = await buildApplication(database.prisma, environmentId);
  host = buildCtx(database, environment);
  operator = buildCtx(database, environment, {
    actor: { kind: "user", userId: "usr_secret", role: "owner", ...inside },
  });
  tenant = buildCtx(database, environment, {
    actor: {
      kind: "session",
      portalSessionId: "ps_1",
      applicationId: application,
      capabilities: ["ViewBase", "ManageEndpoint"],
      featureFlags: [],
      ...inside,
    },
  });
});

const read = (query: { limit?: number; iterator?: string; endpoint_id?: string } = {}) =>
  listActivity(tenant, { application, query: { limit: 50, ...query } });

describe("activity", () => {
  it("tells the tenant what was changed and by whose side, without names and contents", async () => {
    const url = "https://me:hunter2@kopi.example/in";
    const { id } = await createEndpoint(tenant, { application, endpoint: endpointIn.parse({ url }) });
    await patchEndpoint(host, { application, endpoint: id, changes: { description: "x", throttleRate: 3 } });
    await patchEndpoint(operator, { application, endpoint: id, changes: { disabled: true } });
    await patchEndpoint(operator, { application, endpoint: id, changes: { disabled: false } });
    await openAsTenant(operator, { application });
    await deleteEndpoint(host, { application, endpoint: id });
    const { data } = await read();
    expect(data.map(({ action, actor, changed }) => [action, actor, changed])).toEqual([
      ["endpoint.delete", "host", []],
      ["portal_session.open_as_tenant", "operator", []],
      ["endpoint.enable", "operator", []],
      ["endpoint.disable", "operator", []],
      ["endpoint.update", "host", ["description", "throttleRate"]],
      ["endpoint.create", "tenant", []],
    ]);
    expect(data[0]?.endpoint).toEqual({ id, url: "https://kopi.example/in" });
    const text = JSON.stringify(data);
    for (const secret of ["usr_secret", "hunter2"]) expect(text).not.toContain(secret);
  });

  it("leaves out what only concerns the host", async () => {
    await patchApplication(host, { application, changes: { metadata: { plan: "pro" } } });
    const { id } = await createEndpoint(tenant, {
      application,
      endpoint: endpointIn.parse({ url: "https://kopi.example/in" }),
    });
    await muteEndpoint(operator, { application, endpoint: id, until: null });
    expect((await read()).data.map(({ action }) => action)).toEqual(["endpoint.create"]);
  });

  it("is of one application, or of one endpoint, page by page", async () => {
    const other = await buildApplication(database.prisma, environment.environmentId);
    await createEndpoint(host, {
      application: other,
      endpoint: endpointIn.parse({ url: "https://other.example" }),
    });
    const ids: string[] = [];
    for (const name of ["a", "b", "c"]) {
      const endpoint = endpointIn.parse({ url: `https://${name}.example` });
      ids.push((await createEndpoint(tenant, { application, endpoint })).id);
    }
    const first = await read({ limit: 2 });
    const second = await read({ limit: 2, iterator: first.iterator ?? "" });
    expect([...first.data, ...second.data].map(({ endpoint }) => endpoint?.id)).toEqual(ids.toReversed());
    expect([first.done, second.done]).toEqual([false, true]);
    const only = await read({ endpoint_id: ids[1] ?? "" });
    expect(only.data.map(({ endpoint }) => endpoint?.id)).toEqual([ids[1]]);
    await expect(listActivity(tenant, { application: other, query: { limit: 50 } })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
