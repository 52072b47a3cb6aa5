import type { OperationalEvent } from "@posthorn/contract";
import { describe, expect, it } from "vitest";
import { linkOfEvent } from "./link-of-event.ts";
import { mailOfEvent } from "./mail-of-event.ts";

const at = "2026-11-22T06:40:00.000Z";
const about = { appId: "app_1", appUid: null, endpointId: "ep_1", endpointUid: null };

type AttemptType = Extract<OperationalEvent["type"], `message.attempt.${string}`>;

function attemptEvent(type: AttemptType, change: { status?: number; exhausted?: number } = {}) {
  const { status = 503, exhausted = 0 } = change;
  const reason = { code: "status", params: { statusCode: status } } as const;
  const data = {
    ...about,
    msgId: "msg_1",
    msgEventId: null,
    lastAttempt: { id: "atmpt_1", responseStatusCode: status, timestamp: at },
    incident: { id: "inc_1", reason, firstFailureAt: at, lastFailureAt: at, waiting: 3, exhausted },
  };
  return { type, data } satisfies OperationalEvent;
}

const disabled = {
  type: "endpoint.disabled",
  data: { ...about, failSince: at, trigger: "automatic" },
} satisfies OperationalEvent;

function textOf(event: OperationalEvent): string {
  const endpointUrl = "https://kopi.example/in";
  const mail = mailOfEvent(event, { environment: "Test", application: "Kopi", endpointUrl, link: "link" });
  return `${mail?.subject}\n${mail?.text}`;
}

describe("mailOfEvent", () => {
  it("tells of four failures and that they are tried again", () => {
    const text = textOf(attemptEvent("message.attempt.failing"));
    expect(text).toContain("failed four times in a row: answered 503");
    expect(text).toContain("3 deliveries wait.");
    expect(text).toContain("tried again");
  });

  it("says of a first 410 that the endpoint is gone, not that it failed four times or is tried again", () => {
    const text = textOf(attemptEvent("message.attempt.failing", { status: 410 }));
    expect(text).toContain("Kopi: an endpoint is gone");
    expect(text).toContain("https://kopi.example/in answered 410 Gone");
    expect(text).not.toMatch(/four times|tried again|wait\./);
  });

  it("promises no delivery at once after a recovery", () => {
    expect(textOf(attemptEvent("message.attempt.recovered"))).toContain("goes out with its next try");
    expect(textOf(attemptEvent("message.attempt.recovered", { exhausted: 2 }))).toContain(
      "2 deliveries ran out of tries: recover the endpoint",
    );
  });
});

describe("linkOfEvent", () => {
  const facts = { portalUrl: "https://hooks.example", environmentId: "env_1", applicationId: "app_1" };
  const messages = "https://hooks.example/env_1/messages";

  it.each<[OperationalEvent, string]>([
    [attemptEvent("message.attempt.failing"), "&state=retrying"],
    [attemptEvent("message.attempt.failing", { status: 410 }), "&state=failed"],
    [attemptEvent("message.attempt.exhausted"), "&state=failed"],
    [attemptEvent("message.attempt.recovered"), ""],
    [attemptEvent("message.attempt.recovered", { exhausted: 1 }), "&state=failed"],
    [disabled, "&state=failed"],
  ])("leads to the application's messages that %o is about", (event, state) => {
    expect(linkOfEvent(event, facts)).toBe(`${messages}?range=7d&app=app_1${state}`);
  });

  it("leads to the log where the application is not one that the dashboard shows", () => {
    expect(linkOfEvent(disabled, { ...facts, applicationId: null })).toBe(messages);
  });
});
