import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { createDispatcher, type DispatcherOptions, type EgressDispatcher } from "./create-dispatcher.ts";
import { createPolicy } from "./policy.ts";

export type Receiver = { readonly url: string; readonly port: number; readonly sockets: Set<Socket> };

const closers: (() => unknown)[] = [];

/** For `afterEach`: ends every receiver and dispatcher of the test. */
export async function closeAll(): Promise<void> {
  await Promise.all(closers.splice(0).map((close) => close()));
}

/** An HTTP server on loopback. */
export function startReceiver(onRequest: RequestListener): Promise<Receiver> {
  const server = createServer(onRequest);
  // Kept connections stay open for as long as the test needs them.
  server.keepAliveTimeout = 0;
  return listen(server);
}

/** A server on loopback that speaks as badly as it likes. */
export function startTcpReceiver(onSocket: (socket: Socket) => void): Promise<Receiver> {
  return listen(createTcpServer(onSocket));
}

export async function listen(server: Server, scheme = "http"): Promise<Receiver> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `${scheme}://127.0.0.1:${port}`, port, sockets };
}

/** Unlike `once`, also fulfilled by a connection that was reset. */
export function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once("close", () => resolve()));
}

/** A dispatcher that may reach loopback. */
export function startDispatcher(options: Partial<DispatcherOptions> = {}): EgressDispatcher {
  const policy = createPolicy({ allowPrivateAddresses: "loopback" });
  const dispatcher = createDispatcher({ policy, ...options });
  closers.push(() => dispatcher.destroy());
  return dispatcher;
}

export const webhook = {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: '{"id":12345678901234567890,"price":1.10}',
  timeoutMs: 10_000,
};

export function answer(response: ServerResponse, status = 200, body = "ok"): void {
  response.writeHead(status, { "content-type": "text/plain" });
  response.end(body);
}
