import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { publishWithCurl, publishWithTypeScript } from "./publish-snippets.ts";

const message = {
  apiUrl: "https://api.example",
  application: "customer 1042",
  eventType: "order.created",
  payload: `{"note":"it's","n":12345678901234567890,"price":1.10}`,
};

it("writes a command that publishes the very same bytes", () => {
  const command = publishWithCurl(message).replace(/^curl/, "printf '%s\\n'");
  const words = execFileSync("sh", ["-c", command], {
    encoding: "utf8",
    env: { ...process.env, POSTHORN_API_KEY: "sk_1" },
  }).split("\n");
  expect(words).toContain("https://api.example/api/v1/app/customer%201042/msg");
  expect(words).toContain("authorization: Bearer sk_1");
  expect(words).toContain(`{"eventType":"order.created","payload":${message.payload}}`);
});

it("writes code with the payload as it is", () => {
  expect(publishWithTypeScript(message)).toContain(
    `await posthorn.publish("order.created", ${message.payload}, {\n  application: "customer 1042",`,
  );
});
