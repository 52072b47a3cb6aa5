import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as startTls } from "node:tls";
import type { UrlTarget } from "./check-url.ts";
import { EgressError } from "./egress-error.ts";
import type { EgressProxy } from "./egress-proxy.ts";
import { openTunnel } from "./open-tunnel.ts";
import type { EgressPolicy } from "./policy.ts";
import { resolveChecked } from "./resolve-checked.ts";
import type { ResolveHost } from "./resolve-host.ts";
import type { SendPhase } from "./send-result.ts";
import type { TlsSessions } from "./tls-sessions.ts";

export type SocketOptions = {
  readonly policy: EgressPolicy;
  readonly resolve: ResolveHost;
  readonly proxy: EgressProxy | null;
  readonly certificateAuthorities: readonly string[] | null;
  readonly tlsSessions: TlsSessions;
};

/** A connection in the making; the time of each step appears here when it ended. */
export type OpeningSocket = {
  phase: SendPhase;
  /** Zero until then, and for a step that there is not. */
  dnsAt: number;
  connectAt: number;
  tlsAt: number;
  /** The checked address; null until there is one. */
  remoteAddress: string | null;
  /** Ends whatever the opening waits for. */
  cancel: () => void;
  isCancelled: boolean;
};

export function createOpeningSocket(): OpeningSocket {
  const opening: OpeningSocket = {
    phase: "dns",
    dnsAt: 0,
    connectAt: 0,
    tlsAt: 0,
    remoteAddress: null,
    cancel: () => {
      opening.isCancelled = true;
    },
    isCancelled: false,
  };
  return opening;
}

/**
 * Resolves and checks the target's addresses once, connects to one of those, and speaks TLS where the URL says
 * https. The socket that comes back is ready for the first request. Rejects with the error of the step that
 * failed; `opening.phase` tells which. A proxy is asked for the checked address, never for the name: what it would
 * resolve that to nobody has checked. The proxy's own address is the operator's choice and is not checked.
 */
export async function openSocket(
  target: UrlTarget,
  options: SocketOptions,
  opening: OpeningSocket,
): Promise<Socket> {
  const addresses = await resolveChecked(target.hostname, options.policy, options.resolve);
  if (isIP(target.hostname) === 0) opening.dnsAt = performance.now();
  throwIfCancelled(opening);

  const { proxy } = options;
  const socket =
    proxy === null
      ? await connectTo(addresses, target.port, opening)
      : await connectThrough(proxy, addresses[0], target.port, opening);
  opening.connectAt = performance.now();
  throwIfCancelled(opening);
  if (!target.isHttps) return socket;

  const secure = await secureSocket(socket, target, options, opening);
  opening.tlsAt = performance.now();
  return secure;
}

function connectTo(
  addresses: readonly [string, ...string[]],
  port: number,
  opening: OpeningSocket,
): Promise<Socket> {
  opening.phase = "connect";
  const [first] = addresses;
  opening.remoteAddress = first;
  const entries = addresses.map((address) => ({ address, family: isIP(address) }));
  const socket = connectTcp({
    host: first,
    port,
    // An address as host needs no lookup; several are tried in turn (RFC 8305), and only these.
    ...(addresses.length > 1 && {
      host: "checked.invalid",
      lookup: (_name, _options, callback) => queueMicrotask(() => callback(null, entries)),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: 500,
    }),
  });
  socket.setNoDelay(true).setKeepAlive(true, 60_000);
  return ready(socket, "connect", opening).then(() => {
    opening.remoteAddress = socket.remoteAddress ?? first;
    return socket;
  });
}

function connectThrough(
  proxy: EgressProxy,
  address: string,
  port: number,
  opening: OpeningSocket,
): Promise<Socket> {
  opening.phase = "connect";
  opening.remoteAddress = address;
  const tunnel = openTunnel(proxy, address, port);
  opening.cancel = cancelling(opening, tunnel.cancel);
  return tunnel.socket;
}

async function secureSocket(
  socket: Socket,
  target: UrlTarget,
  { tlsSessions, certificateAuthorities }: SocketOptions,
  opening: OpeningSocket,
): Promise<Socket> {
  opening.phase = "tls";
  const session = tlsSessions.get(target.origin);
  const secure = startTls({
    socket,
    host: target.hostname,
    // RFC 6066, section 3: an address is no server name; the certificate is then checked against `host`.
    ...(isIP(target.hostname) === 0 && { servername: target.hostname }),
    ...(session !== undefined && { session }),
    ...(certificateAuthorities !== null && { ca: [...certificateAuthorities] }),
    ALPNProtocols: ["http/1.1"],
    rejectUnauthorized: true,
  });
  secure.on("session", (ticket: Buffer) => tlsSessions.set(target.origin, ticket));
  await ready(secure, "secureConnect", opening);
  return secure;
}

function ready(socket: Socket, event: "connect" | "secureConnect", opening: OpeningSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    opening.cancel = cancelling(opening, () => {
      socket.destroy();
      reject(new EgressError("cancelled", "the connection was given up"));
    });
    socket.once(event, resolve);
    // Stays: an error between here and the first request must not be an uncaught one.
    socket.on("error", reject);
  });
}

function cancelling(opening: OpeningSocket, stop: () => void): () => void {
  return () => {
    opening.isCancelled = true;
    stop();
  };
}

function throwIfCancelled(opening: OpeningSocket): void {
  if (opening.isCancelled) throw new EgressError("cancelled", "the connection was given up");
}
