/** The two lists of incidents, as an address names them. */
export const incidentStates = ["open", "recovered"] as const;
export type IncidentState = (typeof incidentStates)[number];

export function stateOfAddress(parameters: Pick<URLSearchParams, "get">): IncidentState {
  return parameters.get("state") === "recovered" ? "recovered" : "open";
}
