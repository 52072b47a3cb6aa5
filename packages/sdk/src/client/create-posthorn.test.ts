import { afterEach, describe, expect, it, vi } from "vitest";
import { createPosthorn } from "./create-posthorn.ts";

afterEach(() => vi.unstubAllEnvs());

describe("createPosthorn", () => {
  it("throws without a server rather than talk to a host that nobody named", () => {
    vi.stubEnv("POSTHORN_API_URL", undefined);
    expect(() => createPosthorn({ apiKey: "sk_test.eu" })).toThrow("serverUrl is missing");
    vi.stubEnv("POSTHORN_API_URL", "");
    expect(() => createPosthorn({ apiKey: "sk_test" })).toThrow("serverUrl is missing");
  });

  it("takes POSTHORN_API_URL, and rather what it is given", async () => {
    vi.stubEnv("POSTHORN_API_URL", "http://from-environment.example/prefix/");
    const urls: string[] = [];
    const fetch: typeof globalThis.fetch = async (url) => {
      urls.push(String(url));
      return Response.json({ id: "app_1" });
    };
    await createPosthorn({ apiKey: "sk_test.us", fetch }).applications.get("a");
    await createPosthorn({
      apiKey: "sk_test.us",
      serverUrl: "https://given.example//",
      fetch,
    }).applications.get("a");
    expect(urls).toEqual([
      "http://from-environment.example/prefix/api/v1/app/a",
      "https://given.example/api/v1/app/a",
    ]);
  });

  it.each([
    ["no URL", "posthorn.example"],
    ["another scheme", "ftp://posthorn.example"],
    ["a password", "https://user:password@posthorn.example"],
    ["a query", "https://posthorn.example?x=1"],
  ])("refuses a serverUrl with %s", (_, serverUrl) => {
    expect(() => createPosthorn({ apiKey: "sk_test", serverUrl })).toThrow("serverUrl must be");
  });

  it.each([[""], ["sk_test\r\nx-injected: 1"], ["sk test"], ["clé"], ["x".repeat(513)]])(
    "refuses the key %j",
    (apiKey) => {
      expect(() => createPosthorn({ apiKey, serverUrl: "http://127.0.0.1:1" })).toThrow("apiKey must be");
    },
  );

  it.each([
    [{ maxRetries: -1 }, "retries.maxRetries"],
    [{ baseDelayMs: 0.5 }, "retries.baseDelayMs"],
    [{ tryTimeoutMs: 0 }, "retries.tryTimeoutMs"],
    [{ maxTotalMs: Number.POSITIVE_INFINITY }, "retries.maxTotalMs"],
  ])("refuses %j by name", (retries, named) => {
    const options = { apiKey: "sk_test", serverUrl: "http://127.0.0.1:1", retries };
    expect(() => createPosthorn(options)).toThrow(named);
  });

  it("refuses an event type that has no name", () => {
    const events = { "order created": { type: "object" } };
    expect(() => createPosthorn({ apiKey: "sk_test", serverUrl: "http://127.0.0.1:1", events })).toThrow(
      '"order created" is no name',
    );
  });

  it.each([[".."], ["."], ["a/b"], [""], ["a b"], ["é"], ["x".repeat(257)]])(
    "never lets the id %j change the path",
    async (id) => {
      const fetch: typeof globalThis.fetch = async () => {
        throw new Error("was called");
      };
      const posthorn = createPosthorn({ apiKey: "sk_test", serverUrl: "http://127.0.0.1:1", fetch });
      const named = { code: "invalid_input" };
      await expect(posthorn.applications.get(id)).rejects.toMatchObject(named);
      await expect(posthorn.endpoints.get("a", id)).rejects.toMatchObject(named);
      await expect(posthorn.attempts.resend("a", id, "b")).rejects.toMatchObject(named);
      await expect(posthorn.publish("a", {}, { application: id })).rejects.toMatchObject(named);
      await expect(posthorn.portal.createSession({ id })).rejects.toMatchObject(named);
    },
  );
});
