import type { Socket } from "node:net";
import { DomainError } from "@posthorn/domain";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type ErrorAnswer, errorAnswer } from "./error-map.ts";
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

/** Answers what is not HTTP, or too large a head, on the bare socket, and closes it. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const isTooLarge = error.code === "HPE_HEADER_OVERFLOW";
  const status = isTooLarge ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const { body }: ErrorAnswer = errorAnswer(new DomainError("generic_error"));
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  );
}
