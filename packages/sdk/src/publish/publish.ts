import { withApplication } from "../applications/with-application.ts";
import type { Transport } from "../client/transport.ts";
import type { Message, PublishedMessage } from "../messages/message.ts";
import { withoutPayload } from "../messages/without-payload.ts";
import { idempotencyKeyOf, messageText } from "./message-text.ts";
import { payloadText } from "./payload-text.ts";
import type { PublishOptions } from "./publish-options.ts";

/** One key for all tries, also for the one that creates the application: a refusal keeps no key. */
export async function publish(
  { call }: Transport,
  eventType: string,
  payload: unknown,
  options: PublishOptions,
): Promise<PublishedMessage> {
  const idempotencyKey = idempotencyKeyOf(options);
  const text = payloadText(payload);
  const message = await withApplication(options.application, (id, creates) =>
    call<Message>(
      (svix) => svix.message.create(id, { eventType, payload: {} }, { idempotencyKey }),
      messageText(eventType, text, options, { creates }),
    ),
  );
  return withoutPayload(message);
}
