import type { MessageState } from "@posthorn/contract";
import { type DeliverySummary, type MessageRow, summarizeDeliveries } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";

export type JudgedMessage = {
  message: MessageRow;
  summary: DeliverySummary | undefined;
  state: MessageState;
};

/** How messages stand: as their worst delivery, read for all of them at once. */
export async function judgeMessages(
  ctx: Pick<Ctx, "pool">,
  messages: readonly MessageRow[],
): Promise<JudgedMessage[]> {
  const summaries = await summarizeDeliveries(
    ctx.pool,
    messages.map((message) => message.id),
  );
  return messages.map((message) => {
    const summary = summaries.get(message.id);
    return { message, summary, state: stateOf(message, summary) };
  });
}

function stateOf(message: MessageRow, summary: DeliverySummary | undefined): MessageState {
  if (!summary) return message.deliveryCount === 0 ? "without_endpoint" : "waiting";
  const worstFirst = ["exhausted", "retrying", "waiting", "cancelled", "succeeded"] as const;
  // A fan-out that is still being expanded has deliveries to come.
  if (summary.exhausted === 0 && summary.retrying === 0 && message.deliveryCount < 0) return "waiting";
  return worstFirst.find((state) => summary[state] > 0) ?? "waiting";
}
