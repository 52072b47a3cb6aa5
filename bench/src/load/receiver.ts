import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeliveryLedger } from "./delivery-ledger.ts";
import { createHistogram } from "./histogram.ts";
import { monotonicMs } from "./monotonic-ms.ts";
import { readPayload } from "./payload.ts";
import type { ReceiverCommand, ReceiverProgress, ReceiverTotals, ReceiverWindow } from "./peer-messages.ts";
import { pushProgress, serveCommands } from "./serve-commands.ts";

// Run as a process: the customers' side. It answers `/endpoint/<number>` and lets `/hanging/<number>` wait for ever.
const progressMs = 25;
const endpointPath = "/endpoint/";

const ledger = createDeliveryLedger();
const arrivals = createHistogram();
let deliveriesPerMessage = 1;
let answerBody = Buffer.alloc(0);
let unknown = 0;
let lastArrivalMs = 0;
let window: { openedAtMs: number; deliveredBefore: number } | undefined;

serveCommands<ReceiverCommand>((command) => {
  switch (command.kind) {
    case "listen":
      deliveriesPerMessage = command.deliveriesPerMessage;
      answerBody = Buffer.from(command.answerBody);
      return listen();
    case "open_window":
      arrivals.clear();
      window = { openedAtMs: monotonicMs(), deliveredBefore: ledger.delivered() };
      return null;
    case "close_window":
      return closeWindow();
    case "count_delivered":
      return countDelivered(command.sequences);
    case "totals":
      return {
        delivered: ledger.delivered(),
        duplicated: ledger.duplicated(),
        unknown,
        lastArrivalMs,
      } satisfies ReceiverTotals;
  }
});

async function listen(): Promise<number> {
  const server = createServer({ keepAliveTimeout: 600_000, requestTimeout: 0 }, receive);
  server.maxRequestsPerSocket = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 }, resolve);
  });
  let told = -1;
  setInterval(() => {
    if (told === ledger.delivered()) return;
    told = ledger.delivered();
    pushProgress({ kind: "progress", delivered: told } satisfies ReceiverProgress);
  }, progressMs);
  return (server.address() as AddressInfo).port;
}

function receive(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "";
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  if (!path.startsWith(endpointPath)) return;
  request.on("end", () => {
    note(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), path);
    response.writeHead(200, { "content-length": answerBody.length }).end(answerBody);
  });
}

function note(body: Buffer, path: string): void {
  const mark = readPayload(body);
  if (!mark) {
    unknown += 1;
    return;
  }
  const endpoint = deliveriesPerMessage === 1 ? 0 : Number(path.slice(endpointPath.length));
  lastArrivalMs = monotonicMs();
  if (ledger.add(mark.sequence * deliveriesPerMessage + endpoint))
    arrivals.record(lastArrivalMs - mark.releasedAtMs);
}

function countDelivered(sequences: number[]): number {
  let count = 0;
  for (const sequence of sequences) {
    for (let endpoint = 0; endpoint < deliveriesPerMessage; endpoint++) {
      if (ledger.has(sequence * deliveriesPerMessage + endpoint)) count += 1;
    }
  }
  return count;
}

function closeWindow(): ReceiverWindow {
  if (!window) throw new Error("no window is open");
  const { openedAtMs, deliveredBefore } = window;
  window = undefined;
  return {
    seconds: (monotonicMs() - openedAtMs) / 1000,
    delivered: ledger.delivered() - deliveredBefore,
    arrivalMs: arrivals.percentiles(),
  };
}
