import { type Posthorn, PosthornError } from "@posthorn/sdk";
import type { Announcement, events } from "../events.ts";
import { addTo, type Books, most, type Published } from "./books.ts";
import type { Merchant } from "./merchant.ts";

export type News = { announcements: readonly Announcement[]; about: string };
export type Client = Posthorn<typeof events>;

/**
 * Tells Posthorn what happened, in one request, and notes what came of each. What the shop did stays done: here a
 * person sees the failure on the page; a real host would keep an outbox and try again.
 */
export async function announce(
  posthorn: Client,
  merchant: Merchant,
  books: Books,
  { announcements, about }: News,
  now: Date,
): Promise<void> {
  const outcomes = await publishAll(posthorn, merchant, announcements);
  announcements.forEach(({ eventType }, index) => {
    const outcome = outcomes[index] ?? { error: "unknown" };
    addTo(books.published, { at: now.toISOString(), eventType, about, outcome }, most.published);
  });
}

async function publishAll(
  posthorn: Client,
  { id, name }: Merchant,
  announcements: readonly Announcement[],
): Promise<Published["outcome"][]> {
  try {
    const results = await posthorn.publishMany(announcements, { application: { id, name } });
    return results.map((result) => (result.ok ? { messageId: result.message.id } : { error: result.code }));
  } catch (error) {
    if (!(error instanceof PosthornError)) throw error;
    return announcements.map(() => ({ error: error.code }));
  }
}
