import type { PortalEvent } from "@posthorn/react/protocol";

/** What a host is told of a call to the API that went well; nothing of those that change no endpoint. */
export function eventOfCall(method: string, path: string, answer: string): PortalEvent | null {
  const [, endpointId, rest] = /^app\/[^/]+\/endpoint(?:\/([^/]+))?(\/.+)?$/.exec(path) ?? [];
  if (endpointId === undefined) {
    const isCreate = method === "POST" && /^app\/[^/]+\/endpoint$/.test(path);
    return isCreate ? { type: "endpoint.created", endpointId: idOf(answer) } : null;
  }
  if (method === "DELETE" && rest === undefined) return { type: "endpoint.deleted", endpointId };
  const isChange = ["PATCH", "PUT"].includes(method) || (method === "POST" && rest === "/secret/rotate");
  return isChange ? { type: "endpoint.updated", endpointId } : null;
}

function idOf(answer: string): string {
  const body: unknown = JSON.parse(answer);
  const isWithId = typeof body === "object" && body !== null && "id" in body;
  return isWithId ? String(body.id) : "";
}
