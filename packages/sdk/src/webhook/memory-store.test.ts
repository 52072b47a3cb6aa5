import { describe, expect, it } from "vitest";
import { memoryStore } from "./memory-store.ts";

describe("memoryStore", () => {
  it("gives an id to one of two who claim it", async () => {
    const store = memoryStore();
    const claims = await Promise.all([store.claim("msg_1", "a", 60), store.claim("msg_1", "b", 60)]);
    expect(claims).toEqual(["claimed", "busy"]);
  });

  it("frees an id that is released, and keeps one that is confirmed", async () => {
    const store = memoryStore();
    await store.claim("msg_1", "a", 60);
    await store.release("msg_1", "a");
    expect(await store.claim("msg_1", "b", 60)).toBe("claimed");
    await store.confirm("msg_1", "b");
    await store.release("msg_1", "b");
    expect(await store.claim("msg_1", "c", 60)).toBe("done");
  });

  it("gives an id on when its lease is over, and believes the one who had it no more", async () => {
    let now = 0;
    const store = memoryStore({ now: () => now });
    await store.claim("msg_1", "a", 60);
    now = 59_999;
    expect(await store.claim("msg_1", "b", 60)).toBe("busy");
    now = 60_000;
    expect(await store.claim("msg_1", "b", 60)).toBe("claimed");
    await store.release("msg_1", "a");
    await store.confirm("msg_1", "a");
    expect(await store.claim("msg_1", "c", 60)).toBe("busy");
  });

  it("remembers no more than it was told to, and forgets the oldest", async () => {
    const store = memoryStore({ maxIds: 2 });
    for (const id of ["msg_1", "msg_2", "msg_3"]) {
      await store.claim(id, id, 60);
      await store.confirm(id, id);
    }
    expect(await store.claim("msg_3", "x", 60)).toBe("done");
    expect(await store.claim("msg_2", "x", 60)).toBe("done");
    expect(await store.claim("msg_1", "x", 60)).toBe("claimed");
  });
});
