import { describe, expect, it } from "vitest";
import { createLogger, type LoggerOptions } from "./create-logger.ts";

function logTo(options: Omit<LoggerOptions, "destination"> = { pretty: false }) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { lines, logger: createLogger("api", "info", { ...options, destination }) };
}

describe("createLogger", () => {
  it("writes one JSON line with role, level, time and fields", () => {
    const { lines, logger } = logTo();
    logger.child({ requestId: "r1" }).info({ status: 202, sentAt: new Date(0) }, "message stored");
    logger.debug("not at this level");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      role: "api",
      level: "info",
      requestId: "r1",
      status: 202,
      sentAt: "1970-01-01T00:00:00.000Z",
      msg: "message stored",
    });
  });

  it.each(["authorization", "Set-Cookie", "clientSecret", "password", "oneTimeToken", "payload", "apiKey"])(
    "hides a field named %s, however deep",
    (name) => {
      const { lines, logger } = logTo();
      logger.info({ [name]: "hunter2", a: { b: [{ [name]: { c: "hunter2" } }] } }, "hello");
      expect(lines[0]).not.toContain("hunter2");
      expect(lines[0]).toContain("[hidden]");
    },
  );

  it("hides what looks like a secret in messages, errors and their causes", () => {
    const { lines, logger } = logTo();
    const cause = new Error("connect postgres://posthorn:hunter2@db/x");
    logger.error(new Error("refused sk_hunter2hunter2hunter2", { cause }));
    logger.error({ err: Object.assign(new Error("x"), { token: "hunter2" }) }, "Bearer hunter2hunter2");
    expect(lines.join()).not.toContain("hunter2");
    expect(JSON.parse(lines[0] ?? "").err).toMatchObject({ type: "Error", message: "refused [hidden]" });
  });

  it("keeps counts of what it hides", () => {
    const { lines, logger } = logTo();
    logger.info({ tokensLeft: 3 }, "hello");
    expect(JSON.parse(lines[0] ?? "").tokensLeft).toBe(3);
  });

  it("is bounded in depth and width, and survives a circle", () => {
    const { lines, logger } = logTo();
    const circle: Record<string, unknown> = { items: Array.from({ length: 10_000 }, (_, index) => index) };
    circle.self = circle;
    logger.info({ circle }, "hello");
    expect(lines[0]?.length).toBeLessThan(5_000);
  });

  it("writes one readable line when asked", () => {
    const { lines, logger } = logTo({ pretty: true });
    logger.warn({ endpoint: "ep_1" }, "endpoint disabled");
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d api warn endpoint disabled endpoint=ep_1\n$/);
  });
});
