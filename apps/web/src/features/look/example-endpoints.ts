import { type ListedEndpointOut, listedEndpointOut } from "@posthorn/contract";

const dayMs = 86_400_000;

/** What the preview of a look shows: an endpoint in each state that a tenant may see. */
export function exampleEndpoints(now: Date): ListedEndpointOut[] {
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
    const createdAt = daysAgo(30);
    return listedEndpointOut.parse({ ...fields, id, createdAt, updatedAt: createdAt });
  });
}

function example(
  url: string,
  eventTypes: string[] | null,
  health: object,
  [succeeded, failed]: [number, number],
) {
  const isDisabled = "disabledAt" in health && health.disabledAt !== null;
  return {
    url,
    eventTypes,
    health,
    week: { succeeded, failed },
    uid: null,
    description: "",
    throttleRate: null,
    disabled: isDisabled,
    disabledReason: isDisabled ? "manual" : null,
    channels: null,
    metadata: {},
  };
}
