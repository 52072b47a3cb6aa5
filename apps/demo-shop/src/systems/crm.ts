import type { System } from "./system.ts";

export const crm: System = {
  id: "crm",
  name: "CRM",
  sentence:
    "Keeps the contacts of the merchants, with what each ordered and paid; so it has to hear of every new address.",
  eventTypes: [
    "customer.*",
    "membership.paid",
    "cart.abandoned",
    "order.created",
    "order.approved",
    "payment.succeeded",
  ],
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
      case "order.created":
        return `${payload.order.customerId} ordered ${payload.order.id}: ${payload.order.total} ${payload.order.currency}`;
      case "order.approved":
        return `${payload.order.id} of ${payload.order.customerId} is approved`;
      case "payment.succeeded":
        return `${payload.orderId} is paid: ${payload.amount} ${payload.currency}`;
      default:
        return "Not for the CRM";
    }
  },
};
