import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { peerHeader } from "#server/client-address.ts";
import { resources } from "#server/resources.ts";

/** Opens the resources and marks each request with its peer's address, which Next passes on to nobody. */
export function prepareServer(): void {
  // next-auth reads it at each request; it decides the names of cookies and where they are sent.
  process.env.NEXTAUTH_URL ??= resources().settings.portalUrl;
  subscribe("http.server.request.start", (event) => {
    const { request } = event as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? "";
  });
}
