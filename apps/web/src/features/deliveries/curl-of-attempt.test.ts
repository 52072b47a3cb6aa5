import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { curlOfAttempt, quoteForShell } from "./curl-of-attempt.ts";
import type { ShownAttempt } from "./shown-attempt.ts";

it("quotes anything so that a shell passes it on unchanged", () => {
  const text = `it's "quoted" $(touch /tmp/x) \`id\` \\ !\n{"n":1.10}`;
  expect(execFileSync("sh", ["-c", `printf %s ${quoteForShell(text)}`], { encoding: "utf8" })).toBe(text);
});

it("sends the headers of the attempt, without those that curl makes itself, and the payload to the byte", () => {
  const attempt = {
    url: "https://kopi.example/hooks",
    requestHeaders: { "webhook-id": "msg_1", "content-length": "9", "content-type": "application/json" },
  } as unknown as ShownAttempt;
  expect(curlOfAttempt(attempt, '{"n":1.10}')).toBe(
    [
      "curl -X POST 'https://kopi.example/hooks' \\",
      "  -H 'webhook-id: msg_1' \\",
      "  -H 'content-type: application/json' \\",
      `  --data-binary '{"n":1.10}'`,
    ].join("\n"),
  );
});
