import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { ErrorCode } from "@posthorn/contract";
import { DomainError } from "@posthorn/domain";
import type { Logger } from "@posthorn/telemetry";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorAnswer } from "./error-map.ts";
import { operations, urlOf } from "./operation.ts";

/** Answers every error as JSON by the one map: of routes, of the framework, of paths that are not there. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  server.setNotFoundHandler((request, reply) => sendError(new DomainError("not_found"), request, reply));
}

/** Answers 405 with `Allow` to the methods that a path of the contract does not take. */
export function refuseOtherMethods(server: FastifyInstance): void {
  for (const [url, allowed] of methodsByUrl()) {
    server.route({
      method: routable.filter((method) => !allowed.includes(method)),
      url,
      // Refused before a body is read or parsed.
      onRequest: (_request, reply, done) => {
        reply.header("allow", [...allowed, "OPTIONS"].join(", "));
        done(new DomainError("method_not_allowed"));
      },
      handler: () => undefined,
    });
  }
}

const routable = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE"];

function methodsByUrl(): Map<string, string[]> {
  const byUrl = new Map<string, string[]>();
  for (const { route } of operations) {
    const methods = byUrl.get(urlOf(route)) ?? [];
    methods.push(route.method, ...(route.method === "GET" ? ["HEAD"] : []));
    byUrl.set(urlOf(route), methods);
  }
  return byUrl;
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = errorAnswer(error);
  if (answer.isUnknown) request.unknownError = error;
  for (const [name, value] of Object.entries(answer.headers)) {
    if (!reply.hasHeader(name)) reply.header(name, value);
  }
  return reply.code(answer.status).send(answer.body);
}

/** A URL that cannot be decoded never becomes a request with hooks: it is answered here. */
export function answerBadUrl(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.header("x-request-id", request.id);
  return sendError(error, request, reply);
}

/** Answers what never becomes a request on the bare socket, and closes it: no HTTP, too large a head, too slow. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket, logger: Logger): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body } = errorAnswer(new DomainError(codeOfBroken(error)));
  const requestId = randomUUID();
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(text)}`,
    `x-request-id: ${requestId}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
  logger.info({ requestId, status, reason: error.code }, "broken request");
}

function codeOfBroken({ code }: NodeJS.ErrnoException): ErrorCode {
  if (code === "HPE_HEADER_OVERFLOW") return "headers_too_large";
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? "request_timeout" : "generic_error";
}

/** Answers 503 to what still comes on open connections once the server closes. */
export function refuseWhenClosing(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook("preClose", (done) => {
    isClosing = true;
    done();
  });
  server.addHook("onRequest", (_request, _reply, done) => {
    if (!isClosing) return done();
    done(new DomainError("overloaded", { detail: "The server is stopping: try again in a moment." }));
  });
}
