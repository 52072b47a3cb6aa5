import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { memoryStore } from "@posthorn/sdk";
import { webhookHandler } from "@posthorn/sdk/fastify";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { events } from "../events.ts";
import { addTo } from "../shop/books.ts";
import { findMerchant, type Merchant, merchants } from "../shop/merchant.ts";
import type { Got, Mode, Surroundings, System } from "./system.ts";

export type RunningSystem = {
  system: System;
  mode(): Mode;
  setMode(mode: Mode): Promise<void>;
  /** Where this merchant's events go. */
  urlOf(merchant: Merchant): string;
  /** What it got, the newest first. */
  got: readonly Got[];
  close(): Promise<void>;
};

type SystemDeps = {
  system: System;
  /** Taken when it is free; else any other. */
  port: number;
  /** The signing secret that was entered for this merchant. */
  secretOf(merchant: Merchant): string | undefined;
  surroundingsOf(merchant: Merchant): Surroundings;
  now: () => Date;
  onError: (error: unknown) => void;
};

/** Longer than a sender waits. */
const slowMs = 20_000;
const mostGot = 100;

/** A system of a customer: a server of its own, so that it can really be off. */
export async function startSystem(deps: SystemDeps): Promise<RunningSystem> {
  const { system } = deps;
  const got: Got[] = [];
  const stopping = new AbortController();
  // It outlives the server, as a database would: what was done before it was off is not done again.
  const store = memoryStore();
  let mode: Mode = "well";
  let server: FastifyInstance | undefined;
  let port = deps.port;

  async function open(): Promise<void> {
    server = buildSystem();
    port = await listen(server, port);
  }

  function buildSystem(): FastifyInstance {
    const built = fastify({ forceCloseConnections: true });
    built.addHook("onRequest", async (_, reply) => {
      if (mode === "410") await reply.code(410).send({ code: "gone" });
      else if (mode === "slow")
        await delay(slowMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    });
    built.addHook("onSend", async (request, reply, payload) => {
      if (reply.statusCode === 200 && !String(payload).includes("duplicate")) return payload;
      note(request, reply.statusCode, codeOf(payload), "");
      return payload;
    });
    for (const merchant of merchants) built.register(receiverOf(merchant), { prefix: `/${merchant.id}` });
    return built;
  }

  function receiverOf(merchant: Merchant) {
    const secret = () => deps.secretOf(merchant) ?? "";
    // A failure that was asked for is nobody's trouble.
    const onError = (error: unknown) => mode !== "500" && deps.onError(error);
    return webhookHandler({ secret, store, events, onError }, async (webhook, request) => {
      if (mode === "500") throw new Error(`The ${system.name} was told to fail.`);
      const did = await system.react(webhook.payload, deps.surroundingsOf(merchant));
      note(request, 200, webhook.payload.type, did);
    });
  }

  function note(
    request: Pick<FastifyRequest, "headers"> & { url?: string },
    status: number,
    what: string,
    did: string,
  ) {
    const merchant = findMerchant((request.url ?? "").split("/")[1] ?? "");
    if (merchant === undefined) return;
    const id = request.headers["webhook-id"];
    const webhookId = typeof id === "string" ? id.slice(0, 256) : undefined;
    addTo(
      got,
      { at: deps.now().toISOString(), merchantId: merchant.id, status, what, webhookId, did },
      mostGot,
    );
  }

  await open();
  return {
    system,
    got,
    mode: () => mode,
    setMode: async (next) => {
      if (next === mode) return;
      const wasOff = mode === "off";
      mode = next;
      if (next === "off") await server?.close();
      else if (wasOff) await open();
    },
    urlOf: ({ id }) => `http://127.0.0.1:${port}/${id}`,
    close: async () => {
      stopping.abort();
      if (mode !== "off") await server?.close();
    },
  };
}

async function listen(server: FastifyInstance, preferred: number): Promise<number> {
  try {
    await server.listen({ host: "127.0.0.1", port: preferred });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    await server.listen({ host: "127.0.0.1", port: 0 });
  }
  return (server.server.address() as AddressInfo).port;
}

function codeOf(payload: unknown): string {
  try {
    const body: unknown = JSON.parse(String(payload));
    if (typeof body === "object" && body !== null && "code" in body) return String(body.code);
  } catch {
    // Not one of our own answers.
  }
  return "refused";
}
