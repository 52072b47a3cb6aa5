import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type Socket } from "node:net";
import { EgressError } from "./egress-error.ts";
import type { EgressProxy } from "./egress-proxy.ts";

export type Tunnel = { readonly socket: Promise<Socket>; readonly cancel: () => void };

/** Asks the proxy, by CONNECT (RFC 9110, section 9.3.6), for a connection to host and port. */
export function openTunnel(proxy: EgressProxy, host: string, port: number): Tunnel {
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const request = (proxy.isHttps ? requestHttps : requestHttp)({
    hostname: proxy.hostname,
    port: proxy.port,
    method: "CONNECT",
    path: authority,
    headers: {
      host: authority,
      ...(proxy.authorization !== null && { "proxy-authorization": proxy.authorization }),
    },
    agent: false,
  });

  const socket = new Promise<Socket>((resolve, reject) => {
    const fail = (detail: string) => {
      request.destroy();
      reject(new EgressError("proxy", "the egress proxy opened no connection", { detail }));
    };
    request.once("connect", (response, tunnel, head) => {
      tunnel.on("error", () => {});
      if (response.statusCode !== 200) return fail(String(response.statusCode));
      // HTTP and TLS servers wait for the client: bytes this early are the proxy's own.
      if (head.length > 0) return fail("unexpected_data");
      tunnel.setNoDelay(true).setKeepAlive(true, 60_000);
      resolve(tunnel);
    });
    request.once("response", (response) => fail(String(response.statusCode)));
    request.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "error"));
    request.end();
  });
  return { socket, cancel: () => request.destroy() };
}
