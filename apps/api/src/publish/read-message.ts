import { batchItemEnvelope, type MessageEnvelope, messageEnvelope } from "@posthorn/contract";
import { DomainError } from "@posthorn/domain";
import type { z } from "zod";
import { parseInput } from "../parse-input.ts";
import { type JsonSpan, memberSpan } from "./json-span.ts";

const openBrace = 0x7b;

export type ReadMessage<Envelope> = {
  envelope: Envelope;
  /** The payload as it stands in the request, byte for byte. */
  payload: Buffer;
};

/** The one message of a request whose bytes and parsed form these are. */
export function readMessage(bytes: Buffer, parsed: unknown): ReadMessage<MessageEnvelope> {
  return readAt(bytes, 0, parseInput(messageEnvelope, parsed, "body"));
}

/** One message of a batch. */
export function readBatchItem(
  bytes: Buffer,
  parsed: unknown,
  span: JsonSpan,
): ReadMessage<z.output<typeof batchItemEnvelope>> {
  return readAt(bytes, span.start, parseInput(batchItemEnvelope, parsed, "body"));
}

function readAt<Envelope extends Pick<MessageEnvelope, "transformationsParams">>(
  bytes: Buffer,
  start: number,
  envelope: Envelope,
): ReadMessage<Envelope> {
  const span = memberSpan(bytes, "payload", start);
  if (span && bytes[span.start] === openBrace)
    return { envelope, payload: bytes.subarray(span.start, span.end) };
  if (envelope.transformationsParams?.rawPayload != null) return { envelope, payload: Buffer.from("{}") };
  const msg = "Must be a JSON object: the event itself.";
  throw new DomainError("value_error", { fields: [{ loc: ["body", "payload"], msg, type: "value_error" }] });
}
