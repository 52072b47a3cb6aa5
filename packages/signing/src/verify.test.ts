import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, test } from "vitest";
import { generateSecret } from "./generate-secret.ts";
import { parseSecret } from "./parse-secret.ts";
import { publicKeyOf } from "./public-key-of.ts";
import type { Secret } from "./secret.ts";
import { sign } from "./sign.ts";
import { type VerifyInput, verify } from "./verify.ts";

const seconds = 1614265330;
const golden = {
  headers: {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": String(seconds),
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
  body: '{"test": 2432232314}',
  secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
  now: new Date(seconds * 1000),
} satisfies VerifyInput;

const accepted = { ok: true, id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: new Date(seconds * 1000) };
const refused = (code: string) => ({ ok: false, code });
const withHeaders = (change: Record<string, string | string[] | undefined>): VerifyInput => ({
  ...golden,
  headers: { ...golden.headers, ...change },
});
const signature = golden.headers["webhook-signature"];
const otherSignature = `v1,${"A".repeat(43)}=`;

const ed25519 = () => {
  const text = generateSecret("ed25519");
  const parsed = parseSecret(text);
  if (!parsed.ok || parsed.secret.type !== "ed25519") throw new Error("no secret");
  return { text, secret: parsed.secret };
};

describe("accepts", () => {
  test("the published message", async () => {
    expect(await verify(golden)).toEqual(accepted);
  });

  test("the body as bytes", async () => {
    expect(await verify({ ...golden, body: Buffer.from(golden.body) })).toEqual(accepted);
  });

  test("svix-* names, in any case", async () => {
    const { headers } = golden;
    const svix = {
      "Svix-Id": headers["webhook-id"],
      "SVIX-TIMESTAMP": headers["webhook-timestamp"],
      "svix-signature": [signature],
    };
    expect(await verify({ ...golden, headers: svix })).toEqual(accepted);
  });

  test("a Headers object", async () => {
    expect(await verify({ ...golden, headers: new Headers(golden.headers) })).toEqual(accepted);
  });

  test("one matching signature among others", async () => {
    const several = `v1a,AAAA v2,${signature.slice(3)} ${otherSignature} nonsense ${signature} ${otherSignature}`;
    expect(await verify(withHeaders({ "webhook-signature": several }))).toEqual(accepted);
  });

  test("one matching secret among others", async () => {
    const secrets = [generateSecret("hmac"), ed25519().text, ...golden.secrets];
    expect(await verify({ ...golden, secrets })).toEqual(accepted);
  });

  test("an Ed25519 signature, by secret, text and public key", async () => {
    const { text, secret } = ed25519();
    const input = { id: "msg_1", timestamp: golden.now, body: golden.body, secrets: [secret] as Secret[] };
    const headers = {
      "webhook-id": "msg_1",
      "webhook-timestamp": String(seconds),
      "webhook-signature": await sign(input),
    };

    for (const key of [text, secret, await publicKeyOf(secret)]) {
      expect(await verify({ ...golden, headers, secrets: [key] })).toMatchObject({ ok: true, id: "msg_1" });
    }
    const stranger = await publicKeyOf(ed25519().secret);
    expect(await verify({ ...golden, headers, secrets: [stranger] })).toEqual(refused("signature_mismatch"));
  });

  test.each([-300, 300.999])("a timestamp %d s before now", async (ageSeconds) => {
    expect(await verify({ ...golden, now: new Date((seconds + ageSeconds) * 1000) })).toEqual(accepted);
  });

  test("what the svix and standardwebhooks packages sign", async () => {
    const secret = generateSecret("hmac");
    const now = new Date();
    for (const webhook of [new SvixWebhook(secret), new StandardWebhook(secret)]) {
      const headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
        "webhook-signature": webhook.sign("msg_1", now, golden.body),
      };
      expect(await verify({ headers, body: golden.body, secrets: [secret], now })).toMatchObject({
        ok: true,
      });
    }
  });
});

describe("refuses", () => {
  test("a body changed after signing", async () => {
    const changed = { ...golden, body: '{"test": 2432232315}' };
    expect(await verify(changed)).toEqual(refused("signature_mismatch"));
  });

  test("an id changed after signing", async () => {
    expect(await verify(withHeaders({ "webhook-id": "msg_2" }))).toEqual(refused("signature_mismatch"));
  });

  test("a timestamp changed after signing", async () => {
    const changed = withHeaders({ "webhook-timestamp": String(seconds + 1) });
    expect(await verify(changed)).toEqual(refused("signature_mismatch"));
  });

  test("another secret", async () => {
    const other = { ...golden, secrets: [generateSecret("hmac")] };
    expect(await verify(other)).toEqual(refused("signature_mismatch"));
  });

  test("a signature with a byte more or less", async () => {
    const bytes = Buffer.from(signature.slice(3), "base64");
    for (const candidate of [bytes.subarray(0, 31), Buffer.concat([bytes, Buffer.from([0])])]) {
      const changed = withHeaders({ "webhook-signature": `v1,${candidate.toString("base64")}` });
      expect(await verify(changed)).toEqual(refused("signature_mismatch"));
    }
  });

  test("an HMAC that is passed off as another version", async () => {
    const renamed = withHeaders({ "webhook-signature": signature.replace("v1,", "v1a,") });
    expect(await verify(renamed)).toEqual(refused("signature_mismatch"));
    expect(await verify({ ...renamed, secrets: [ed25519().text] })).toEqual(refused("signature_mismatch"));
  });

  test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])(
    "a request without %s",
    async (name) => {
      for (const value of [undefined, "", ["a", "b"]]) {
        expect(await verify(withHeaders({ [name]: value }))).toEqual(refused("missing_header"));
      }
    },
  );

  test("headers mixed from both families", async () => {
    const mixed = withHeaders({ "webhook-id": undefined, "svix-id": golden.headers["webhook-id"] });
    expect(await verify(mixed)).toEqual(refused("missing_header"));
  });

  test("an id longer than 256 characters", async () => {
    expect(await verify(withHeaders({ "webhook-id": "m".repeat(257) }))).toEqual(refused("malformed_id"));
  });

  test.each([
    "soon",
    "1614265330.5",
    "-1614265330",
    "1614265330abc",
    "01614265330",
    " 1614265330",
    "1e9",
    "9".repeat(13),
  ])("the timestamp %j", async (timestamp) => {
    const changed = withHeaders({ "webhook-timestamp": timestamp });
    expect(await verify(changed)).toEqual(refused("malformed_timestamp"));
  });

  test("a timestamp outside of the tolerance, by its own codes", async () => {
    const at = (ageSeconds: number) => ({ ...golden, now: new Date((seconds + ageSeconds) * 1000) });
    expect(await verify(at(301))).toEqual(refused("timestamp_too_old"));
    expect(await verify(at(-300.001))).toEqual(refused("timestamp_too_new"));
    expect(await verify({ ...at(11), toleranceSeconds: 10 })).toEqual(refused("timestamp_too_old"));
    expect(await verify({ ...at(-11), toleranceSeconds: 10 })).toEqual(refused("timestamp_too_new"));
    expect(await verify({ ...golden, now: new Date(Number.NaN) })).toMatchObject({ ok: false });
  });

  test.each([
    ["no signature", "nonsense"],
    ["an empty signature", "v1,"],
    ["a signature that is not base64", "v1,***"],
    ["spaces", "   "],
    ["more than 32 signatures", Array(33).fill("v1,AAAA").join(" ")],
    ["a megabyte", `v1,${"A".repeat(1_000_000)}`],
  ])("a header with %s", async (_, value) => {
    expect(await verify(withHeaders({ "webhook-signature": value }))).toEqual(refused("malformed_signature"));
  });

  test("to verify without a usable secret", async () => {
    for (const secrets of [[], ["hunter2"], [...golden.secrets, "whsec_short"]]) {
      expect(await verify({ ...golden, secrets })).toEqual(refused("invalid_secret"));
    }
  });
});
