import { z } from "zod";
import type { Surroundings, System } from "./system.ts";

export const warehouse: System = {
  id: "warehouse",
  name: "Warehouse",
  sentence: "Hears only that an order changed, asks the shop for it, and writes the stock back.",
  eventTypes: ["order.updated", "product.created"],
  react: async (payload, surroundings) => {
    switch (payload.type) {
      case "order.updated":
        return pickOrder(payload.link, surroundings);
      case "product.created":
        return `A shelf for ${payload.product.stock} × ${payload.product.name}`;
      default:
        return "Not for the warehouse";
    }
  },
};

const orderShape = z.object({
  id: z.string().max(64),
  status: z.enum(["placed", "approved", "paid"]),
  lines: z.array(z.object({ productId: z.string().max(64), name: z.string(), quantity: z.int() })).max(100),
});

/** The order as it stands now decides, not the event: of two that come late or twice, none does harm. */
async function pickOrder(link: string, surroundings: Surroundings): Promise<string> {
  const order = orderShape.parse(await ask("GET", link, surroundings));
  if (order.status === "placed") return `${order.id} waits for approval`;
  const picked: string[] = [];
  for (const { productId, name, quantity } of order.lines) {
    const url = `${surroundings.hostUrl}/api/products/${encodeURIComponent(productId)}/stock`;
    const body = { orderId: order.id, change: -quantity };
    const { stock } = z.object({ stock: z.int() }).parse(await ask("POST", url, surroundings, body));
    picked.push(`${quantity} × ${name}, ${stock} left`);
  }
  return `${order.id} (${order.status}): ${picked.join("; ")}`;
}

const timeoutMs = 5_000;

async function ask(method: string, url: string, { hostUrl, apiToken }: Surroundings, body?: object) {
  // The token goes to the shop and to nobody else, whatever link an event carries.
  if (new URL(url).origin !== new URL(hostUrl).origin) throw new Error("the link leads away from the shop");
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${apiToken}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`the shop answered ${response.status}`);
  return response.json();
}
