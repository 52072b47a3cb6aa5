import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, test } from "vitest";
import { generateSecret } from "./generate-secret.ts";
import { createSigner } from "./node.ts";
import { parseSecret } from "./parse-secret.ts";
import type { Secret } from "./secret.ts";
import { sign } from "./sign.ts";

const golden = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: new Date(1614265330_000),
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

const parsed = (text: string): Secret => {
  const result = parseSecret(text);
  if (!result.ok) throw new Error(result.reason);
  return result.secret;
};

describe("sign", () => {
  test("makes the published signature of the published message", async () => {
    const secrets = [parsed(golden.secret)];
    expect(await sign({ ...golden, secrets })).toBe(golden.signature);
    expect(createSigner(secrets)(golden.id, 1614265330, golden.body)).toBe(golden.signature);
  });

  test("signs with every secret, in their order", async () => {
    const secrets = [
      parsed(generateSecret("ed25519")),
      parsed(golden.secret),
      parsed(generateSecret("hmac")),
    ];
    const header = await sign({ ...golden, secrets });

    expect(header.split(" ").map((signature) => signature.split(",")[0])).toEqual(["v1a", "v1", "v1"]);
    expect(header.split(" ")[1]).toBe(golden.signature);
  });

  test.each([
    ["text", '{"price": 1.10, "id": 12345678901234567890, "name": "Zoë 🚀"}'],
    ["nothing", ""],
    ["bytes that are not UTF-8", Buffer.from([0xff, 0x00, 0xfe, 0x0a])],
  ])("returns the same as the prepared signer for %s", async (_, body) => {
    for (const types of [["hmac"], ["ed25519"], ["hmac", "ed25519", "hmac"]] as const) {
      const secrets = types.map((type) => parsed(generateSecret(type)));
      const signer = createSigner(secrets);

      const header = await sign({ id: "msg_1", timestamp: new Date(1_700_000_000_999), body, secrets });
      expect(signer("msg_1", 1_700_000_000, body)).toBe(header);
      expect(signer("msg_1", 1_700_000_000, Buffer.from(body))).toBe(header);
    }
  });

  test.each([
    ["no secret", { secrets: [] }, /secrets/],
    ["an id with a line break", { id: "msg_1\nx" }, /id/],
    ["an empty id", { id: "" }, /id/],
    ["an invalid date", { timestamp: new Date(Number.NaN) }, /timestamp/],
  ])("throws for %s and names the field", async (_, change, message) => {
    const input = { ...golden, secrets: [parsed(golden.secret)], ...change };
    await expect(sign(input)).rejects.toThrow(message);
  });

  test("prepares no signer without a secret", () => {
    expect(() => createSigner([])).toThrow(/secrets/);
  });
});

describe("its signatures are accepted by", () => {
  const body = '{"order":{"total":1.10,"note":"Grüße"}}';
  const secret = generateSecret("hmac");
  const headersOf = async (family: "webhook" | "svix") => {
    const timestamp = new Date();
    const secrets = [parsed(generateSecret("ed25519")), parsed(generateSecret("hmac")), parsed(secret)];
    return {
      [`${family}-id`]: "msg_1",
      [`${family}-timestamp`]: String(Math.floor(timestamp.getTime() / 1000)),
      [`${family}-signature`]: await sign({ id: "msg_1", timestamp, body, secrets }),
    };
  };

  test.each(["webhook", "svix"] as const)("the svix package, from %s-* headers", async (family) => {
    const headers = await headersOf(family);
    const webhook = new SvixWebhook(secret);

    expect(() => webhook.verify(body, headers)).not.toThrow();
    expect(() => webhook.verify(`${body} `, headers)).toThrow(/No matching signature/);
  });

  test("the standardwebhooks package", async () => {
    const headers = await headersOf("webhook");

    expect(new StandardWebhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new StandardWebhook(generateSecret("hmac")).verify(body, headers)).toThrow(/No matching/);
  });
});
