import { execFile, execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { type Publishable, publishWithCurl, publishWithTypeScript } from "./publish-snippets.ts";

const message: Publishable = {
  apiUrl: "https://api.example",
  application: "customer 1042",
  eventType: "order.created",
  payload: `{"note":"it's","n":12345678901234567890,"price":1.10}`,
  contentType: "application/json",
};

const application = "customer-1042";

function wordsOf(command: string): string[] {
  return execFileSync("sh", ["-c", command.replace(/^curl/, "printf '%s\\n'")], {
    encoding: "utf8",
    env: { ...process.env, POSTHORN_API_KEY: "sk_1" },
  }).split("\n");
}

describe("publishWithCurl", () => {
  it("writes a command that publishes the very same bytes", () => {
    const words = wordsOf(publishWithCurl(message));
    expect(words).toContain("https://api.example/api/v1/app/customer%201042/msg");
    expect(words).toContain("authorization: Bearer sk_1");
    expect(words).toContain(`{"eventType":"order.created","payload":${message.payload}}`);
  });

  it("publishes what is no JSON beside the place for it, with its content type", () => {
    const contentType = "application/x-www-form-urlencoded";
    const [body] = wordsOf(publishWithCurl({ ...message, payload: "a=1&b='2'", contentType })).filter(
      (word) => word.startsWith("{"),
    );
    expect(JSON.parse(body ?? "")).toEqual({
      eventType: "order.created",
      payload: {},
      transformationsParams: { rawPayload: "a=1&b='2'", headers: { "content-type": contentType } },
    });
  });
});

describe("publishWithTypeScript", () => {
  it.each([
    ["a plain object", '{"order":{"id":1042},"note":"it\'s `\u0024{1}` \\\\ \\n"}'],
    ["numbers that a parser would change", message.payload],
    ["keys in an order that an object does not keep", '{"2":"two","1":"one"}'],
    [
      "white space, also that of Windows",
      '{\r\n  "note": "`\u0024{process.exit(1)}` \\\\ \\"",\n\t"n": 1e2 }',
    ],
    ["a key that sets the prototype in code", '{"__proto__":{"a":1}}'],
    ["a duplicate key", '{"a":1,"a":2}'],
  ])("writes code that publishes the very same bytes: %s", async (_what, payload) => {
    expect(
      await publishedBy((apiUrl) => publishWithTypeScript({ ...message, application, apiUrl, payload })),
    ).toContain(`"payload":${payload}`);
  });

  it("writes an object where that loses nothing", () => {
    expect(publishWithTypeScript({ ...message, payload: '{"order":{"id":1042}}' })).toContain(
      'publish("order.created", {"order":{"id":1042}}, {',
    );
  });
});

/** Runs code with the SDK against a server, and answers the body of what it publishes. */
async function publishedBy(code: (apiUrl: string) => string): Promise<string> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    bodies.push(body);
    const answer = { id: "msg_2ZCRQkyXVTGXuN4gDXvDmyRSWPb", eventType: "order.created", payload: {} };
    response.writeHead(202, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await promisify(execFile)(
      process.execPath,
      ["--input-type=module-typescript", "--eval", code(`http://127.0.0.1:${port}`)],
      { cwd: import.meta.dirname, env: { ...process.env, POSTHORN_API_KEY: "sk_1" } },
    );
  } finally {
    server.close();
  }
  return bodies.join("\n");
}
