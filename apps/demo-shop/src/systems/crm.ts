import type { System } from "./system.ts";

export const crm: System = {
  id: "crm",
  name: "CRM",
  sentence: "Keeps the contacts of the merchants, and so has to hear of every new address.",
  eventTypes: ["customer.*", "membership.paid", "cart.abandoned"],
  react: async (payload) => {
    switch (payload.type) {
      case "customer.created":
        return `New contact: ${payload.customer.name} <${payload.customer.email}>`;
      case "customer.email_changed":
        return `${payload.customer.name}: ${payload.previousEmail} → ${payload.customer.email}`;
      case "membership.paid":
        return `Member for a ${payload.plan}: ${payload.customerId}`;
      case "cart.abandoned":
        return `To be reminded of ${payload.quantity} × ${payload.productName}: ${payload.customerId}`;
      default:
        return "Not for the CRM";
    }
  },
};
