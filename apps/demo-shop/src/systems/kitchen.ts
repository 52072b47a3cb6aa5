import type { System } from "./system.ts";

export const kitchen: System = {
  id: "kitchen",
  name: "Kitchen display",
  sentence: "Hangs in the kitchen: who came, what to cook, which table is free.",
  eventTypes: ["guest.checked_in", "table.freed", "order.approved"],
  react: async (payload) => {
    switch (payload.type) {
      case "guest.checked_in":
        return `${payload.greeting} · table ${payload.guest.table}, ${payload.guest.people} people`;
      case "table.freed":
        return `Table ${payload.table} is free`;
      case "order.approved":
        return payload.order.lines.map(({ quantity, name }) => `Cook ${quantity} × ${name}`).join(", ");
      default:
        return "Not for the kitchen";
    }
  },
};
