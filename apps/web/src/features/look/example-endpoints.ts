import { type EndpointStats, type ListedEndpointOut, listedEndpointOut } from "@posthorn/contract";

const dayMs = 86_400_000;

/** What the preview of a look shows: an endpoint in each state that a tenant may see. */
export function exampleEndpoints(now: Date): { endpoint: ListedEndpointOut; stats: EndpointStats }[] {
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs).toISOString();
  const well = { state: "healthy", failingSince: null, reason: null, disabledAt: null, nextAttemptAt: null };
  const refused = { code: "refused", params: { host: "erp.example", address: "203.0.113.7", port: 443 } };
  return [
    example("https://kopi.example/hooks", ["order.*", "payment.succeeded"], well, [12_386, 24]),
    example(
      "https://erp.example/in",
      null,
      { ...well, state: "failing", failingSince: daysAgo(0.1), reason: refused },
      [1_109, 204],
    ),
    example(
      "https://old.example/in",
      ["guest.*"],
      { ...well, state: "disabled", disabledAt: daysAgo(3) },
      [0, 0],
    ),
  ].map((fields, at) => {
    const id = `ep_${"0".repeat(26)}${at}`;
    const { stats, ...rest } = fields;
    const createdAt = daysAgo(30);
    return { endpoint: listedEndpointOut.parse({ ...rest, id, createdAt, updatedAt: createdAt }), stats };
  });
}

function example(
  url: string,
  eventTypes: string[] | null,
  health: object,
  [success, fail]: [number, number],
) {
  const isDisabled = "disabledAt" in health && health.disabledAt !== null;
  return {
    url,
    eventTypes,
    health,
    stats: { success, fail, pending: 0, sending: 0, canceled: 0 },
    uid: null,
    description: "",
    throttleRate: null,
    disabled: isDisabled,
    disabledReason: isDisabled ? "manual" : null,
    channels: null,
    metadata: {},
  };
}
