import { randomBytes } from "node:crypto";
import type { Credential } from "@posthorn/domain";
import { beforeEach, describe, expect, it } from "vitest";
import { type CredentialCache, createCredentialCache } from "./credential-cache.ts";

const credential: Credential = {
  actor: {
    kind: "key",
    keyId: "key_1",
    organizationId: "org_1",
    environmentId: "env_1",
    scope: "all",
  },
  environment: {
    id: "env_1",
    organizationId: "org_1",
    kind: "development",
    payloadRetentionDays: 30,
    operationalApplicationId: "app_1",
  },
  expiresAt: Number.POSITIVE_INFINITY,
};

let nowMs: number;
let isListening: boolean;
let lookUps: { resolve(found: Credential | null): void }[];
let cache: CredentialCache;

/** What a request does: a promise is a look-up. */
const find = (token: string) => cache.cached(token) ?? cache.lookUp(token);

beforeEach(() => {
  nowMs = 0;
  isListening = true;
  lookUps = [];
  cache = createCredentialCache({
    lookUp: () => new Promise((resolve) => lookUps.push({ resolve })),
    isListening: () => isListening,
    monotonicNow: () => nowMs,
    now: () => new Date(nowMs),
  });
});

async function fill(token: string, found: Credential | null = credential): Promise<void> {
  const asked = find(token);
  lookUps.pop()?.resolve(found);
  await asked;
}

describe("createCredentialCache", () => {
  it("answers at once what it has looked up, and shares a look-up that is under way", async () => {
    const both = [find("a"), find("a")];
    expect(lookUps).toHaveLength(1);
    lookUps[0]?.resolve(credential);
    expect(await Promise.all(both)).toEqual([credential, credential]);
    expect(find("a")).toBe(credential);
  });

  it("looks again in the background after 3 s, and lets nothing count after 5 s", async () => {
    await fill("a");
    nowMs = 2_999;
    expect(find("a")).toBe(credential);
    expect(lookUps).toHaveLength(0);
    nowMs = 3_000;
    expect(find("a")).toBe(credential);
    expect(find("a")).toBe(credential);
    expect(lookUps).toHaveLength(1);
    nowMs = 5_000;
    expect(find("a")).toBeInstanceOf(Promise);
  });

  it("forgets a token that a look in the background no longer finds", async () => {
    await fill("a");
    nowMs = 3_000;
    find("a");
    lookUps[0]?.resolve(null);
    const asked = find("a");
    await asked;
    expect(cache.size()).toBe(0);
  });

  it("counts on nothing while no revocations arrive", async () => {
    await fill("a");
    isListening = false;
    expect(find("a")).toBeInstanceOf(Promise);
  });

  it.each(["key_1", "env_1"])("forgets what belongs to %s, and nothing else", async (subjectId) => {
    await fill("a");
    cache.forget("key_2");
    expect(find("a")).toBe(credential);
    cache.forget(subjectId);
    expect(find("a")).toBeInstanceOf(Promise);
  });

  it("does not keep what was looked up while something was forgotten", async () => {
    const asked = find("a");
    cache.forget("key_1");
    lookUps[0]?.resolve(credential);
    await asked;
    expect(cache.size()).toBe(0);
    expect(find("a")).toBeInstanceOf(Promise);
    expect(lookUps).toHaveLength(2);
  });

  it("lets a credential end at its time though it was looked up before", async () => {
    await fill("a", { ...credential, expiresAt: 1_000 });
    nowMs = 999;
    expect(find("a")).toMatchObject({ expiresAt: 1_000 });
    nowMs = 1_000;
    expect(find("a")).toBeInstanceOf(Promise);
  });

  it("keeps no unknown token, and at most 10,000 known ones", async () => {
    await fill("unknown", null);
    expect(cache.size()).toBe(0);
    for (let i = 0; i < 10_001; i++) await fill(randomBytes(8).toString("hex"));
    expect(cache.size()).toBe(10_000);
  });
});
