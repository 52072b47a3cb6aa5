import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ReceivedRequest = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
};

export type Receiver = {
  url: string;
  received: ReceivedRequest[];
  /** Changes how the next requests are answered. */
  answer(next: Answer): void;
  /** Resolves as soon as `count` requests have come in all, without polling. */
  waitFor(count: number): Promise<ReceivedRequest[]>;
  close(): Promise<void>;
};

/** A status, or a function that answers, late or never. */
export type Answer = number | ((request: ReceivedRequest, response: ServerResponse) => void);

/** A customer's server: real HTTP on a free port of loopback. Answers 204 until told otherwise. */
export async function startReceiver(initial: Answer = 204): Promise<Receiver> {
  const received: ReceivedRequest[] = [];
  const waiting = new Set<() => void>();
  let answer = initial;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = "", url: path = "", headers } = request;
    const seen: ReceivedRequest = { method, path, headers, body, text: body.toString("utf8") };
    received.push(seen);
    for (const check of waiting) check();
    if (typeof answer === "number") response.writeHead(answer).end();
    else answer(seen, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer: (next) => {
      answer = next;
    },
    waitFor: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (received.length < count) return;
          waiting.delete(check);
          resolve(received);
        };
        waiting.add(check);
        check();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
