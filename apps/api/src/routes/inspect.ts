import { setTimeout as delay } from "node:timers/promises";
import { type AnonymousCtx, DomainError, inspectRequest, type RequestToInspect } from "@posthorn/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";

const slowMs = 5_000;
/** Beyond these a slow one answers at once: waiting holds a socket. */
const mostWaiting = 100;
const idPattern = /^insp_[0-9A-Za-z]{27}$/;

/** Takes any request to an inspector's URL, keeps it for the inspector's page and answers as was chosen there. */
export async function registerInspect(server: FastifyInstance, ctx: AnonymousCtx): Promise<void> {
  let waiting = 0;

  async function inspect(request: FastifyRequest): Promise<{ received: true }> {
    const { inspector } = request.params as { inspector: string };
    if (!idPattern.test(inspector)) throw new DomainError("not_found");
    const answer = await inspectRequest(ctx, inspector, requestOf(request));
    if (answer === null) throw new DomainError("not_found");
    if (answer === "error") throw new DomainError("server_error", { detail: "This inspector answers 500." });
    if (answer === "slow" && waiting < mostWaiting) {
      waiting += 1;
      await delay(slowMs, undefined, { ref: false });
      waiting -= 1;
    }
    return { received: true };
  }

  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    const keep = async (_request: FastifyRequest, body: Buffer) => body;
    scope.addContentTypeParser("*", { parseAs: "buffer" }, keep);
    scope.all("/inspect/:inspector", inspect);
    scope.all("/inspect/:inspector/*", inspect);
  });
}

function requestOf({ method, url, headers, body }: FastifyRequest): RequestToInspect {
  return {
    method,
    path: url,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}
