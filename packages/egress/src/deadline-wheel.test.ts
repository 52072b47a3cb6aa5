import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createDeadlineWheel, type Timed } from "./deadline-wheel.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Entry = Timed & { name: string };
const entry = (name: string): Entry => ({ name, deadlineAt: 0 });
const start = () => {
  const expired: string[] = [];
  return { expired, wheel: createDeadlineWheel<Entry>(({ name }) => expired.push(name)) };
};
const inMs = (ms: number) => performance.now() + ms;

describe("a deadline", () => {
  test("expires once, after its time and within a tick of it", () => {
    const { expired, wheel } = start();
    wheel.set(entry("a"), inMs(1_000));

    vi.advanceTimersByTime(999);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(101);
    expect(expired).toEqual(["a"]);
    vi.advanceTimersByTime(60_000);
    expect(expired).toEqual(["a"]);
  });

  test("that is deleted never expires", () => {
    const { expired, wheel } = start();
    const a = entry("a");
    wheel.set(a, inMs(100));
    wheel.delete(a);

    vi.advanceTimersByTime(1_000);
    expect(expired).toEqual([]);
  });

  test("that is set again expires at its new time only", () => {
    const { expired, wheel } = start();
    const a = entry("a");
    wheel.set(a, inMs(100));
    wheel.set(a, inMs(500));

    vi.advanceTimersByTime(400);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(expired).toEqual(["a"]);
  });

  test("in the past expires at the next tick", () => {
    const { expired, wheel } = start();
    wheel.set(entry("a"), inMs(-1_000));

    vi.advanceTimersByTime(100);
    expect(expired).toEqual(["a"]);
  });

  test("expires in the order of time, among those set while others expire", () => {
    const expired: string[] = [];
    const wheel = createDeadlineWheel<Entry>(({ name }) => {
      expired.push(name);
      if (name === "a") wheel.set(entry("again"), inMs(300));
    });
    for (const [name, ms] of [
      ["c", 300],
      ["a", 100],
      ["b", 250],
    ] as const)
      wheel.set(entry(name), inMs(ms));

    vi.advanceTimersByTime(1_000);
    expect(expired).toEqual(["a", "b", "c", "again"]);
  });
});

describe("the wheel", () => {
  test("has no timer once nothing is left, and starts again", () => {
    const { expired, wheel } = start();
    wheel.set(entry("a"), inMs(100));
    vi.advanceTimersByTime(200);
    expect(vi.getTimerCount()).toBe(0);

    wheel.set(entry("b"), inMs(100));
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(200);
    expect(expired).toEqual(["a", "b"]);
  });

  test("lists what has not expired", () => {
    const { wheel } = start();
    const [a, b] = [entry("a"), entry("b")];
    wheel.set(a, inMs(100));
    wheel.set(b, inMs(5_000));
    vi.advanceTimersByTime(200);

    expect([...wheel.entries()]).toEqual([b]);
  });
});
