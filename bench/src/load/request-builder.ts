import { parseSecret } from "@posthorn/signing";
import { createSigner } from "@posthorn/signing/node";
import { monotonicMs } from "./monotonic-ms.ts";
import { buildPayload } from "./payload.ts";
import type { PostWork, PublishWork } from "./peer-messages.ts";

export type LoadRequest = {
  options: { method: "POST"; path: string; headers: string[]; body: string };
  sequence: number;
  releasedAtMs: number;
  isCounted: boolean;
};

/** Makes one request after the other, each new: its own number, time and idempotency key. */
export function createRequestBuilder(work: PublishWork | PostWork): () => LoadRequest {
  return work.kind === "publish" ? publishRequests(work) : postRequests(work);
}

function publishRequests(work: PublishWork): () => LoadRequest {
  const targets = [
    ...work.applications.map((application) => ({ path: pathOf(application), isCounted: true })),
    ...work.uncounted.map((application) => ({ path: pathOf(application), isCounted: false })),
  ];
  const authorization = `Bearer ${work.apiKey}`;
  let turn = 0;
  let nextSequence = work.firstSequence;

  return () => {
    const target = targets[turn % targets.length] as (typeof targets)[number];
    turn += 1;
    const releasedAtMs = monotonicMs();
    const sequence = target.isCounted ? nextSequence++ : 0;
    const payload = buildPayload({ sequence, releasedAtMs });
    const headers = [
      "authorization",
      authorization,
      "content-type",
      "application/json",
      "idempotency-key",
      `${work.runId}-${turn}`,
    ];
    const body = `{"eventType":"order.created","payload":${payload}}`;
    return {
      options: { method: "POST", path: target.path, headers, body },
      sequence,
      releasedAtMs,
      isCounted: target.isCounted,
    };
  };
}

function pathOf(application: string): string {
  return `/api/v1/app/${application}/msg/`;
}

/** The same headers, signature and body as a delivery has. */
function postRequests({ endpoints, secret }: PostWork): () => LoadRequest {
  const parsed = parseSecret(secret);
  if (!parsed.ok) throw new Error(`the secret is none: ${parsed.reason}`);
  const sign = createSigner([parsed.secret]);
  let nextSequence = 0;

  return () => {
    const sequence = nextSequence++;
    const releasedAtMs = monotonicMs();
    const body = buildPayload({ sequence, releasedAtMs });
    const id = `msg_${String(sequence).padStart(27, "0")}`;
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = sign(id, Number(timestamp), body);
    const path = `/endpoint/${sequence % endpoints}`;
    const headers = ["content-type", "application/json", "user-agent", "Posthorn-Bench/0.1"];
    for (const family of ["webhook", "svix"]) {
      headers.push(`${family}-id`, id, `${family}-timestamp`, timestamp, `${family}-signature`, signature);
    }
    return { options: { method: "POST", path, headers, body }, sequence, releasedAtMs, isCounted: true };
  };
}
