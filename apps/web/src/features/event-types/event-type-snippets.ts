/** Code for who has no event type yet. */
export const declareSnippet = `import { createPosthorn } from "@posthorn/sdk";
import { z } from "zod";

const posthorn = createPosthorn({
  apiKey: process.env.POSTHORN_API_KEY ?? "",
  events: { "order.created": z.object({ order: z.object({ id: z.int() }) }) },
});
await posthorn.syncEventTypes();`;

type TypedPublish = { apiUrl: string; name: string; example: unknown };

/** Publishes an event type with the types that stand in a file beside it: a wrong payload does not compile. */
export function publishTyped({ apiUrl, name, example }: TypedPublish): string {
  return `import { createPosthorn, type EventsOf } from "@posthorn/sdk";
import type { EventTypes } from "./event-types.ts";

const posthorn = createPosthorn<EventsOf<EventTypes>>({
  apiKey: process.env.POSTHORN_API_KEY ?? "",
  serverUrl: ${JSON.stringify(apiUrl)},
});
await posthorn.publish(${JSON.stringify(name)}, ${JSON.stringify(example ?? {}, null, 2)}, {
  application: "customer-1042",
});`;
}
