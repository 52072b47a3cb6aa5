import type { ApplicationRef } from "../applications/application-ref.ts";
import { withApplication } from "../applications/with-application.ts";
import type { Transport } from "../client/transport.ts";
import { PosthornError, type PosthornIssue } from "../errors/posthorn-error.ts";
import type { Message } from "../messages/message.ts";
import { withoutPayload } from "../messages/without-payload.ts";
import { idempotencyKeyOf, messageText } from "./message-text.ts";
import { payloadText } from "./payload-text.ts";
import type { MessageOptions } from "./publish-options.ts";
import type { PublishResult } from "./publish-result.ts";

type UntypedMessage = MessageOptions & { readonly eventType: string; readonly payload: unknown };

type BatchItem =
  | { status: 202; message: Message }
  | { status: number; error: { code: string; detail: string } | { detail: PosthornIssue[] } };

const maxMessages = 1_000;
const maxBodyBytes = 5_242_880;

/** Every message has its own idempotency key, so that a batch that is tried again publishes nothing twice. */
export async function publishMany(
  { post }: Transport,
  messages: readonly UntypedMessage[],
  application: ApplicationRef,
): Promise<PublishResult[]> {
  if (messages.length === 0) return [];
  if (messages.length > maxMessages) {
    const sentence = `publishMany takes ${maxMessages} messages at once; these are ${messages.length}.`;
    throw new PosthornError("invalid_input", sentence);
  }
  const texts = messages.map(batchItemText);
  return withApplication(application, async (id, creates) => {
    const created = creates === undefined ? "" : `"application":${JSON.stringify(creates)},`;
    const body = boundedBody(`{${created}"messages":[${texts.join(",")}]}`);
    const path = `/api/v1/app/${encodeURIComponent(id)}/msg/batch?with_content=false`;
    const answer = await post<{ data: BatchItem[] }>(path, body, `auto_${crypto.randomUUID()}`);
    const all = answer.data.map(resultOf);
    // Each message is refused alone, and the batch is not: what none of them can find is the application.
    const isUnknown = all.some((result) => !result.ok && result.code === "not_found");
    if (isUnknown && creates === undefined) throw unknownApplication(id);
    return all;
  });
}

function unknownApplication(id: string): PosthornError {
  return new PosthornError("not_found", `There is no application ${id}.`, { status: 404 });
}

function batchItemText(message: UntypedMessage): string {
  const { eventType, payload, ...options } = message;
  return messageText(eventType, payloadText(payload), options, { idempotencyKey: idempotencyKeyOf(options) });
}

function boundedBody(body: string): string {
  const bytes = new TextEncoder().encode(body).byteLength;
  if (bytes <= maxBodyBytes) return body;
  const sentence = `publishMany takes 5 MiB at once; these messages are ${bytes} bytes: send fewer.`;
  throw new PosthornError("payload_too_large", sentence);
}

function resultOf(item: BatchItem): PublishResult {
  if ("message" in item) return { ok: true, message: withoutPayload(item.message) };
  const { status, error } = item;
  if ("code" in error) return { ok: false, status, code: error.code, detail: error.detail, issues: [] };
  const issues = error.detail;
  const detail = issues.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join(" ");
  return { ok: false, status, code: issues[0]?.type ?? "value_error", detail, issues };
}
