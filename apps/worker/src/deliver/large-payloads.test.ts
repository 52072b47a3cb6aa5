import type { ServerResponse } from "node:http";
import { type Receiver, startReceiver } from "@posthorn/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStage, type Stage } from "./worker.fixture.ts";

const payload = Buffer.from(JSON.stringify({ note: "x".repeat(100_000) }));
const atOnce = 3;

let stage: Stage;
let receiver: Receiver;

beforeAll(async () => {
  stage = await openStage();
  receiver = await startReceiver();
});
afterAll(async () => {
  await stage.close();
  await receiver.close();
});

it("sends as many large payloads at once as its bytes allow, claims no more than it can take, and sends all", async () => {
  await stage.addEndpoint({ url: receiver.url });
  const count = 10 * atOnce;
  for (let index = 0; index < count; index++) await stage.publishOne({ body: payload });
  let open: ServerResponse[] = [];
  let mostOpen = 0;
  receiver.answer((_request, response) => {
    open.push(response);
    mostOpen = Math.max(mostOpen, open.length);
    if (open.length < atOnce) return;
    for (const waiting of open) waiting.writeHead(204).end();
    open = [];
  });
  const startedAt = Date.now();
  // Its clock stands still, so that none is taken to have stalled.
  const worker = stage.startWorker(
    { now: () => startedAt },
    { maxActiveBytes: (atOnce - 0.5) * payload.byteLength },
  );
  await stage.until(() => worker.counts.succeeded === count);
  expect(mostOpen).toBe(atOnce);
  expect(worker.errors).toEqual([]);
  // Of the first claim alone it did not know how large they are.
  expect(worker.counts.given_back).toBe(count - atOnce);
});
