import {
  expungeMessageContent,
  loadSendTargets,
  patchEndpoint,
  rotateEndpointSecret,
  setEndpointHeaders,
} from "@posthorn/domain";
import { generateSecret, parseSecret, publicKeyOf } from "@posthorn/signing";
import { type ReceivedRequest, type Receiver, startReceiver } from "@posthorn/testing";
import { Webhook } from "svix";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { firstSecret, openStage, type Stage } from "./worker.fixture.ts";

let stage: Stage;
let receiver: Receiver;

beforeEach(async () => {
  stage = await openStage();
  receiver = await startReceiver();
});
afterEach(async () => {
  await stage.close();
  await receiver.close();
});

describe("the next attempt after a change of its endpoint", () => {
  it("goes to the new URL, with the new headers, signed with the new secret alone", async () => {
    const [moved, secret] = [await startReceiver(), generateSecret("hmac")];
    const endpoint = await stage.addEndpoint({ url: receiver.url, retrySchedule: [3_600] });
    receiver.answer(500);
    await stage.publishOne();
    const worker = stage.startWorker();
    await stage.until(() => worker.counts.failed === 1);
    await stage.until(async () => (await stage.database.prisma.attempt.count()) === 1);
    const ref = { application: stage.application, endpoint };
    await patchEndpoint(stage.ctx, { ...ref, changes: { url: moved.url } });
    await setEndpointHeaders(stage.ctx, { ...ref, headers: { "x-shop": "7" } });
    await rotateEndpointSecret(stage.ctx, { ...ref, rotation: { key: secret, gracePeriodSeconds: 0 } });
    await stage.database.pool.query("update delivery_queue set due_at = now()");
    worker.wake();
    const [request] = await moved.waitFor(1);
    expect(request?.headers["x-shop"]).toBe("7");
    verifyWith(request, secret);
    expect(() => verifyWith(request, firstSecret)).toThrow();
    expect(receiver.received).toHaveLength(1);
    await moved.close();
  });
});

describe("during a rotation", () => {
  it("every secret in its grace period signs, symmetric and asymmetric, and none whose grace has passed", async () => {
    const [second, third] = [generateSecret("hmac"), generateSecret("ed25519")];
    const endpoint = await stage.addEndpoint({ url: receiver.url });
    const ref = { application: stage.application, endpoint };
    await rotateEndpointSecret(stage.ctx, { ...ref, rotation: { key: second, gracePeriodSeconds: 3_600 } });
    await rotateEndpointSecret(stage.ctx, { ...ref, rotation: { key: third, gracePeriodSeconds: 3_600 } });
    stage.startWorker();
    await stage.publishOne({ body: Buffer.from('{"total":1.10}') });
    const [request] = await receiver.waitFor(1);
    verifyWith(request, firstSecret);
    verifyWith(request, second);
    await verifyAsymmetric(request, third);
    await stage.database.prisma.endpointSecret.updateMany({
      where: { endpointId: endpoint, expiresAt: { not: null } },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    await stage.database.prisma.endpoint.update({
      where: { id: endpoint },
      data: { revision: { increment: 1 } },
    });
    await stage.publishOne();
    const [, later] = await receiver.waitFor(2);
    expect(() => verifyWith(later, firstSecret)).toThrow();
    expect(() => verifyWith(later, second)).toThrow();
    await verifyAsymmetric(later, third);
  });
});

describe("a delivery in a sender's hands", () => {
  it("ends payload_expunged when its message is expunged meanwhile and the try fails", async () => {
    await stage.addEndpoint({ url: receiver.url, retrySchedule: [0.05] });
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      receiver.answer((_request, response) => {
        answer = () => response.writeHead(500).end();
        resolve();
      });
    });
    const messageId = await stage.publishOne();
    stage.startWorker();
    await asked;
    await expungeMessageContent(stage.ctx, { application: stage.application, message: messageId });
    answer();
    await stage.until(async () => (await stage.database.prisma.delivery.count({ where: { messageId } })) > 0);
    expect(await stage.database.prisma.delivery.findFirst({ where: { messageId } })).toMatchObject({
      state: "cancelled",
      reason: "payload_expunged",
      attemptCount: 1,
    });
    expect(receiver.received).toHaveLength(1);
  });

  it("goes back unsent when too little of its lease is left", async () => {
    await stage.addEndpoint({ url: receiver.url });
    const messageId = await stage.publishOne();
    let passedMs = 0;
    const worker = stage.startWorker({
      now: () => Date.now() + passedMs,
      loadTargets: async (ids) => {
        passedMs = 26_000;
        return loadSendTargets(stage.ctx, ids);
      },
    });
    await receiver.waitFor(1);
    await stage.until(async () => (await stage.database.prisma.delivery.count({ where: { messageId } })) > 0);
    expect(worker.counts).toMatchObject({ claimed: 2, given_back: 1, succeeded: 1 });
    expect(receiver.received).toHaveLength(1);
    expect(await stage.database.prisma.attempt.count({ where: { messageId } })).toBe(1);
  });
});

describe("what an attempt keeps", () => {
  it("has an answer that is no text as base64, every byte of it", async () => {
    await stage.addEndpoint({ url: receiver.url });
    const bytes = Buffer.from([0x6f, 0x6b, 0x00, 0xff, 0x0a]);
    receiver.answer((_request, response) => response.writeHead(200).end(bytes));
    const messageId = await stage.publishOne();
    stage.startWorker();
    await stage.until(async () => (await stage.database.prisma.attempt.count({ where: { messageId } })) > 0);
    const body = await stage.database.prisma.responseBody.findFirst({ where: { messageId } });
    expect(body).toMatchObject({ isBase64: true, body: bytes.toString("base64") });
  });

  it("shows that credentials in the URL went out, and not which", async () => {
    await stage.addEndpoint({ url: receiver.url.replace("http://", "http://me:hunter2@") });
    const messageId = await stage.publishOne();
    stage.startWorker();
    const [request] = await receiver.waitFor(1);
    expect(request?.headers.authorization).toBe(`Basic ${Buffer.from("me:hunter2").toString("base64")}`);
    await stage.until(async () => (await stage.database.prisma.attempt.count({ where: { messageId } })) > 0);
    const attempt = await stage.database.prisma.attempt.findFirst({ where: { messageId } });
    expect(attempt?.url).toBe(`${receiver.url}/`);
    expect(attempt?.detail).not.toContain("hunter2");
    expect(JSON.parse(attempt?.detail ?? "").requestHeaders.authorization).toBe("••••••");
  });
});

function verifyWith(request: ReceivedRequest | undefined, secret: string): void {
  new Webhook(secret).verify(request?.text ?? "", request?.headers as Record<string, string>);
}

/** By the platform's own crypto: over `id.timestamp.body`, as Standard Webhooks says. */
async function verifyAsymmetric(request: ReceivedRequest | undefined, secret: string): Promise<void> {
  const parsed = parseSecret(secret);
  if (!request || !parsed.ok || parsed.secret.type !== "ed25519") throw new Error("nothing to verify");
  const {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures,
  } = request.headers;
  const publicKey = Buffer.from((await publicKeyOf(parsed.secret)).replace(/^whpk_/, ""), "base64");
  const key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  const [signature = ""] = /(?<=v1a,)\S+/.exec(String(signatures)) ?? [];
  const signed = Buffer.from(`${id}.${timestamp}.${request.text}`);
  expect(await crypto.subtle.verify("Ed25519", key, Buffer.from(signature, "base64"), signed)).toBe(true);
}
