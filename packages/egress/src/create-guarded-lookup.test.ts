import { connect, type LookupFunction } from "node:net";
import { describe, expect, test } from "vitest";
import { createGuardedLookup } from "./create-guarded-lookup.ts";
import { createPolicy } from "./policy.ts";

const none = createPolicy({ allowPrivateAddresses: "none" });
const answering = (...addresses: string[]) => createGuardedLookup(none, async () => addresses);

type Options = Parameters<LookupFunction>[1];
const ask = (lookup: LookupFunction, options: Options) =>
  new Promise((resolve) =>
    lookup("hooks.example.com", options, (error, address, family) =>
      resolve(error === null ? (family === undefined ? address : { address, family }) : error),
    ),
  );

describe("a guarded lookup", () => {
  test("answers with the good addresses of a name only", async () => {
    const lookup = answering("10.0.0.1", "1.1.1.1", "::1", "2606:4700:4700::1111", "169.254.169.254");

    expect(await ask(lookup, { all: true })).toEqual([
      { address: "1.1.1.1", family: 4 },
      { address: "2606:4700:4700::1111", family: 6 },
    ]);
    expect(await ask(lookup, {})).toEqual({ address: "1.1.1.1", family: 4 });
    expect(await ask(lookup, { family: 6 })).toEqual({ address: "2606:4700:4700::1111", family: 6 });
    expect(await ask(lookup, { family: "IPv4", all: true })).toEqual([{ address: "1.1.1.1", family: 4 }]);
  });

  test("answers blocked_address where no address is good", async () => {
    const blocked = { code: "blocked_address", detail: "private", address: "10.0.0.1" };
    expect(await ask(answering("10.0.0.1", "127.0.0.1"), { all: true })).toMatchObject(blocked);
  });

  test("answers ENOTFOUND where the wanted family has no good address", async () => {
    expect(await ask(answering("1.1.1.1", "::1"), { family: 6 })).toMatchObject({ code: "ENOTFOUND" });
  });

  test("answers dns where a name has no address", async () => {
    expect(await ask(answering(), {})).toMatchObject({ code: "dns", detail: "not_found" });
  });

  test("keeps net.connect from a blocked name", async () => {
    const lookup = answering("127.0.0.1");
    const error = await new Promise((resolve) => {
      connect({ host: "hooks.example.com", port: 9, lookup }).once("error", resolve);
    });
    expect(error).toMatchObject({ code: "blocked_address" });
  });
});
