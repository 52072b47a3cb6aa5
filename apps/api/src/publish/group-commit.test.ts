import { type NewMessage, publish, type Verdict } from "@posthorn/queue";
import { buildApplication, buildEnvironment, buildMessage, createTestDatabase } from "@posthorn/testing";
import { describe, expect, it } from "vitest";
import { createGroupCommit } from "./group-commit.ts";

const stored: Verdict = { kind: "stored", applicationId: "app_1", deliveryCount: 0 };

describe("createGroupCommit", () => {
  it("writes what arrives during a batch as the next batch", async () => {
    const batches: string[][] = [];
    const gate = Promise.withResolvers<void>();
    const commit = createGroupCommit({
      lanes: 1,
      write: async (messages) => {
        batches.push(messages.map((message) => message.id));
        if (batches.length === 1) await gate.promise;
        return messages.map(() => stored);
      },
    });
    const first = commit.submit([message("a")]);
    const rest = ["b", "c", "d"].map((id) => commit.submit([message(id)]));
    gate.resolve();
    await Promise.all([first, ...rest]);
    expect(batches).toEqual([["a"], ["b", "c", "d"]]);
  });

  it("isolates the one message that cannot be stored and stores its neighbours", async () => {
    const commit = createGroupCommit({
      lanes: 1,
      write: async (messages) => {
        if (messages.some((each) => each.id === "bad")) throw Object.assign(new Error(), { code: "22021" });
        return messages.map(() => stored);
      },
    });
    const results = await Promise.all(["a", "b", "bad", "c", "d"].map((id) => commit.submit([message(id)])));
    expect(results.map((result) => (result as { kind: string }[])[0]?.kind)).toEqual([
      "stored",
      "stored",
      "unstorable",
      "stored",
      "stored",
    ]);
  });

  it("repeats a batch that deadlocked", async () => {
    let turns = 0;
    const commit = createGroupCommit({
      write: async (messages) => {
        turns += 1;
        if (turns < 3) throw Object.assign(new Error(), { code: "40P01" });
        return messages.map(() => stored);
      },
    });
    expect(await commit.submit([message("a")])).toEqual([stored]);
  });

  it("keeps the messages of one request in one transaction", async () => {
    const sizes: number[] = [];
    const commit = createGroupCommit({
      maxMessages: 3,
      write: async (messages) => {
        sizes.push(messages.length);
        return messages.map(() => stored);
      },
    });
    await commit.submit(Array.from({ length: 10 }, (_, index) => message(String(index))));
    expect(sizes).toEqual([10]);
  });

  it("answers overloaded instead of waiting without bound", async () => {
    const gate = Promise.withResolvers<void>();
    const commit = createGroupCommit({
      lanes: 1,
      maxWaitingMessages: 2,
      write: async (messages) => {
        await gate.promise;
        return messages.map(() => stored);
      },
    });
    const kept = ["a", "b", "c"].map((id) => commit.submit([message(id)]));
    expect(await commit.submit([message("d")])).toBe("overloaded");
    gate.resolve();
    expect(await Promise.all(kept)).toEqual([[stored], [stored], [stored]]);
  });

  it("fails every request of a batch whose transaction failed, and goes on", async () => {
    let turns = 0;
    const commit = createGroupCommit({
      write: async (messages) => {
        turns += 1;
        if (turns === 1) throw new Error("connection lost");
        return messages.map(() => stored);
      },
    });
    await expect(commit.submit([message("a")])).rejects.toThrow("connection lost");
    expect(await commit.submit([message("b")])).toEqual([stored]);
  });
});

describe("a batch on a database", () => {
  it.each([
    ["a NUL character", Buffer.from('{"a":"\u0000"}')],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
  ])("with %s in one message stores all the others", async (_what, body) => {
    const database = await createTestDatabase();
    const { environmentId } = await buildEnvironment(database.prisma);
    const application = await buildApplication(database.prisma, environmentId);
    const good = Array.from({ length: 6 }, () => buildMessage({ environmentId, application }));
    const bad = buildMessage({ environmentId, application }, { body });
    const sizes: number[] = [];
    const commit = createGroupCommit({
      lanes: 1,
      write: (messages) => {
        sizes.push(messages.length);
        return publish(database.pool, messages);
      },
    });
    const all = [...good.slice(0, 4), bad, ...good.slice(4)];
    const results = await Promise.all(all.map((each) => commit.submit([each])));
    const kinds = results.map((result) => (result as { kind: string }[])[0]?.kind);
    expect(kinds).toEqual(["stored", "stored", "stored", "stored", "unstorable", "stored", "stored"]);
    // The first went alone; the batch of the others was halved down to the bad one.
    expect(sizes.slice(0, 2)).toEqual([1, 6]);
    expect(sizes.length).toBeGreaterThan(3);
    const stored = await database.prisma.message.findMany({ orderBy: { id: "asc" } });
    expect(stored.map((row) => row.id)).toEqual(good.map((each) => each.id).sort());
    await database.close();
  });
});

function message(id: string): NewMessage {
  return {
    id,
    environmentId: "env_1",
    application: "app_1",
    eventType: "order.created",
    eventId: null,
    channels: [],
    tags: [],
    contentType: null,
    body: Buffer.from("{}"),
    retentionClass: 30,
    payloadExpiresAt: 0,
    keyHash: null,
    keyExpiresAt: 0,
  };
}
