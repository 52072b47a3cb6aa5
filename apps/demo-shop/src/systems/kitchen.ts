import type { Payload } from "../events.ts";
import type { System } from "./system.ts";

export const kitchen: System = {
  id: "kitchen",
  name: "Kitchen display",
  sentence: "Hangs in the kitchen: who came, what is ordered, what to cook, which table is free.",
  eventTypes: ["guest.checked_in", "table.freed", "order.created", "order.approved"],
  react: async (payload) => {
    switch (payload.type) {
      case "guest.checked_in":
        return `${payload.greeting} · table ${payload.guest.table}, ${payload.guest.people} people`;
      case "table.freed":
        return `Table ${payload.table} is free`;
      case "order.created":
        return `Ordered, not yet approved: ${dishesOf(payload)}`;
      case "order.approved":
        return `Cook ${dishesOf(payload)}`;
      default:
        return "Not for the kitchen";
    }
  },
};

function dishesOf({ order }: Extract<Payload, { type: "order.created" | "order.approved" }>): string {
  return order.lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(", ");
}
