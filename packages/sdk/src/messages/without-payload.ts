import type { Message, PublishedMessage } from "./message.ts";

/** Publishing answers an empty payload: left out, so that nobody takes it for the real one. */
export function withoutPayload({ payload: _, ...published }: Message): PublishedMessage {
  return published;
}
