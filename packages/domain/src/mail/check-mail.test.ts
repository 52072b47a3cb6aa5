import { createServer } from "node:net";
import {
  buildCtx,
  buildEnvironment,
  createTestDatabase,
  startMailServer,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { checkMail } from "./check-mail.ts";

let database: TestDatabase;
let ctx: Ctx;
const from = "posthorn@acme.example";
beforeAll(async () => {
  database = await createTestDatabase();
  const inside = buildCtx(database, await buildEnvironment(database.prisma));
  ctx = {
    ...inside,
    actor: { ...inside.actor, kind: "user", userId: "usr_1", role: "owner" } as Ctx["actor"],
  };
});
afterAll(() => database.close());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe("checkMail", () => {
  it("says that a mail server answers, that it does not and why, or that none is set", async () => {
    const mail = await startMailServer();
    expect(await checkMail(ctx, { smtpUrl: mail.url, from })).toEqual({ state: "ok", problem: null });
    await mail.close();
    const gone = await checkMail(ctx, { smtpUrl: `smtp://127.0.0.1:${await freePort()}`, from });
    expect(gone).toMatchObject({ state: "failed", problem: expect.stringContaining("ECONNREFUSED") });
    expect(await checkMail(ctx, { smtpUrl: undefined, from })).toEqual({ state: "off", problem: null });
  });

  it("is for owners", async () => {
    const admin = { ...ctx, actor: { ...ctx.actor, role: "admin" } } as Ctx;
    const asked = checkMail(admin, { smtpUrl: undefined, from });
    await expect(asked).rejects.toMatchObject({ code: "insufficient access" });
  });
});
