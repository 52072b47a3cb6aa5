import { credentialIdOf } from "@posthorn/domain";
import type { Logger, Metrics } from "@posthorn/telemetry";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** The unforeseen error that the caller only knows as 500. */
    unknownError?: unknown;
  }
}

/** Counts, times and logs every request; of its content nothing but the path, without the query. */
export function observeRequests(
  server: FastifyInstance,
  { logger, metrics }: { logger: Logger; metrics: Metrics },
): void {
  const requests = metrics.counter({
    name: "api_requests_total",
    help: "Requests answered, by operation and status.",
    labels: ["operation", "status"],
  });
  const seconds = metrics.histogram({
    name: "api_request_seconds",
    help: "From the request's head to the end of the answer, by operation.",
    labels: ["operation"],
  });
  server.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  server.addHook("onResponse", (request, reply, done) => {
    const operation = request.operation?.id ?? "none";
    requests.inc({ operation, status: reply.statusCode });
    seconds.observe({ operation }, reply.elapsedTime / 1000);
    logRequest(logger, request, reply);
    done();
  });
}

function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const status = reply.statusCode;
  const operation = request.operation?.id;
  // Thousands a second that went well: the messages themselves are their record.
  const isPublish = operation === "message.create" && status === 202;
  const level = status >= 500 ? "error" : isPublish ? "debug" : "info";
  if (!logger.isLevelEnabled(level)) return;
  logger[level](
    {
      requestId: request.id,
      ...(operation ? { operation } : {}),
      method: request.method,
      path: pathOf(request),
      status,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      ...callerOf(request),
      ...(request.unknownError === undefined ? {} : { err: request.unknownError }),
    },
    "request",
  );
}

const maxPathLength = 300;

function pathOf({ url }: FastifyRequest): string {
  const end = url.indexOf("?");
  return url.slice(0, Math.min(end < 0 ? url.length : end, maxPathLength));
}

function callerOf({ actor }: FastifyRequest) {
  if (!actor) return {};
  return { caller: credentialIdOf(actor), environmentId: actor.environmentId };
}
