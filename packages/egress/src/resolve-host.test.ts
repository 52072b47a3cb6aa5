import { expect, test } from "vitest";
import { createPolicy } from "./policy.ts";
import { createResolver } from "./resolve-host.ts";

const resolve = createResolver(createPolicy({ allowPrivateAddresses: "none" }));

test.each(["localhost", "shop.localhost"])("knows %s without asking", async (name) => {
  expect(await resolve(name)).toEqual(["127.0.0.1", "::1"]);
});

test("rejects with dns for a name that cannot exist, and asks once for all who ask at one time", async () => {
  const one = resolve("nothing.invalid");
  const other = resolve("nothing.invalid");

  expect(other).toBe(one);
  await expect(one).rejects.toMatchObject({ code: "dns" });
});
