import { generateSecret, parseSecret, publicKeyOf } from "@posthorn/signing";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { rawJson } from "../publish/raw-json.ts";
import { signTestRequest } from "./sign-test-request.ts";
import { verifyWebhook } from "./verify-webhook.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const url = "https://kopi.example/hooks";

describe("verifyWebhook", () => {
  it("accepts the golden vector of the scheme", async () => {
    const headers = {
      "svix-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "svix-timestamp": "1614265330",
      "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    };
    const body = '{"test": 2432232314}';
    const now = new Date(1_614_265_330_000);
    expect(await verifyWebhook({ headers, body }, secret, { now })).toEqual({
      ok: true,
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      timestamp: now,
      payload: { test: 2432232314 },
      body,
    });
  });

  it("takes a Request, and headers with a body as text or bytes", async () => {
    const signed = await signTestRequest({ order: { id: 1042 } }, secret, { id: "msg_1" });
    const bytes = new TextEncoder().encode(signed.body);
    for (const request of [new Request(url, signed), signed, { headers: signed.headers, body: bytes }]) {
      const webhook = await verifyWebhook(request, secret);
      expect(webhook).toMatchObject({ ok: true, id: "msg_1", payload: { order: { id: 1042 } } });
    }
  });

  it("refuses a body changed after signing, another secret and a missing header, each with its code", async () => {
    const signed = await signTestRequest({ total: "1.10" }, secret);
    const changed = { ...signed, body: signed.body.replace("1.10", "9.10") };
    expect(await verifyWebhook(changed, secret)).toEqual({ ok: false, code: "signature_mismatch" });
    expect(await verifyWebhook(signed, generateSecret("hmac"))).toEqual({
      ok: false,
      code: "signature_mismatch",
    });
    const { "webhook-id": _, ...headers } = signed.headers;
    expect(await verifyWebhook({ ...signed, headers }, secret)).toEqual({
      ok: false,
      code: "missing_header",
    });
  });

  it("refuses what is too old, within a tolerance of one's own", async () => {
    const timestamp = new Date(Date.now() - 90_000);
    const signed = await signTestRequest({}, secret, { timestamp });
    expect((await verifyWebhook(signed, secret)).ok).toBe(true);
    expect(await verifyWebhook(signed, secret, { toleranceSeconds: 60 })).toEqual({
      ok: false,
      code: "timestamp_too_old",
    });
  });

  it("accepts any of several secrets while one is rotated, asymmetric ones too", async () => {
    const asymmetric = generateSecret("ed25519");
    const parsed = parseSecret(asymmetric);
    if (!parsed.ok || parsed.secret.type !== "ed25519") throw new Error("no ed25519 secret");
    const publicKey = await publicKeyOf(parsed.secret);
    const signed = await signTestRequest({}, asymmetric);
    expect((await verifyWebhook(signed, [secret, publicKey])).ok).toBe(true);
    expect((await verifyWebhook(signed, [secret])).ok).toBe(false);
  });

  it("tells a secret that is none from a bad request", async () => {
    const signed = await signTestRequest({}, secret);
    for (const wrong of ["", "hunter2", []]) {
      expect(await verifyWebhook(signed, wrong)).toEqual({ ok: false, code: "invalid_secret" });
    }
  });

  it("refuses a genuine body that is not JSON, and gives the text of another content type", async () => {
    const signed = await signTestRequest("a=1&b=2", secret);
    expect(await verifyWebhook(signed, secret)).toEqual({ ok: false, code: "malformed_json" });
    const { "content-type": _, ...rest } = signed.headers;
    const headers = { ...rest, "Content-Type": "application/x-www-form-urlencoded" };
    expect(await verifyWebhook({ ...signed, headers }, secret)).toMatchObject({
      ok: true,
      payload: "a=1&b=2",
    });
  });

  it("keeps the text, whose numbers may be larger than JavaScript's", async () => {
    const text = '{"id":12345678901234567890}';
    const webhook = await verifyWebhook(await signTestRequest(rawJson(text), secret), secret);
    expect(webhook).toMatchObject({ ok: true, body: text });
  });

  it("reads no more of a Request than its bound, whatever the length it names", async () => {
    const signed = await signTestRequest({ text: "x".repeat(2_000) }, secret);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(600));
      },
    });
    const streaming = { method: "POST", headers: signed.headers, body: endless, duplex: "half" };
    const bound = { maxBodyBytes: 1_000 };
    expect(await verifyWebhook(new Request(url, signed), secret, bound)).toEqual({
      ok: false,
      code: "body_too_large",
    });
    expect(await verifyWebhook(new Request(url, streaming as RequestInit), secret, bound)).toEqual({
      ok: false,
      code: "body_too_large",
    });
    expect(pulled).toBeLessThan(5);
  });

  it("says so when the body was read before, or breaks off", async () => {
    const signed = await signTestRequest({}, secret);
    const read = new Request(url, signed);
    await read.text();
    expect(await verifyWebhook(read, secret)).toEqual({ ok: false, code: "body_already_read" });
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    const streaming = { method: "POST", headers: signed.headers, body: broken, duplex: "half" };
    expect(await verifyWebhook(new Request(url, streaming as RequestInit), secret)).toEqual({
      ok: false,
      code: "body_incomplete",
    });
  });

  it("types the payload as the union over the declared events", async () => {
    const events = {
      "order.created": z.object({ type: z.literal("order.created"), orderId: z.int() }),
      "table.freed": { const: "freed" },
    } as const;
    const webhook = await verifyWebhook(await signTestRequest({}, secret), secret, { events });
    if (!webhook.ok) throw new Error(webhook.code);
    expectTypeOf(webhook.payload).toEqualTypeOf<{ type: "order.created"; orderId: number } | "freed">();
    const untyped = await verifyWebhook(await signTestRequest({}, secret), secret);
    if (untyped.ok) expectTypeOf(untyped.payload).toEqualTypeOf<unknown>();
  });
});

describe("signTestRequest", () => {
  it("signs as the independent libraries verify", async () => {
    const { headers, body } = await signTestRequest({ order: { id: 1042 } }, secret);
    expect(() => new StandardWebhook(secret).verify(body, headers)).not.toThrow();
    expect(() => new SvixWebhook(secret).verify(body, headers)).not.toThrow();
  });

  it("refuses a text that is no secret, without repeating it", async () => {
    await expect(signTestRequest({}, "hunter2")).rejects.toThrow(/^secret must be(?!.*hunter2)/);
  });
});
