import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Receiver = {
  url: string;
  /** The bodies that arrived, in order. */
  bodies: string[];
  answer(status: number): void;
  close(): Promise<void>;
};

/** A customer's server on this machine. */
export async function startReceiver(status = 204): Promise<Receiver> {
  const bodies: string[] = [];
  let answered = status;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(Buffer.concat(chunks).toString("utf8"));
    response.writeHead(answered).end(answered >= 400 ? "no table is free" : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    bodies,
    answer: (next) => {
      answered = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
