import type { OperationId, Route, routes } from "@posthorn/contract";
import { type AnonymousCtx, type Ctx, DomainError } from "@posthorn/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { operationRoute } from "./operation.ts";
import { parseInput } from "./parse-input.ts";
import { bodyProblem } from "./parse-json.ts";

type Table = typeof routes;
type Parsed<R, Name extends "params" | "query" | "body"> =
  R extends Record<Name, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

/** What a handler gets of a request: its parts as the contract's schemas read them. */
export type Input<R> = { params: Parsed<R, "params">; query: Parsed<R, "query">; body: Parsed<R, "body"> };

// What is answered without a body is not looked at.
type BodyOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : unknown;

/** What a handler answers: a created-or-found thing where the table has 200 and 201, else the body alone. */
export type Output<R> = R extends { responses: { 200: infer Found; 201: unknown } }
  ? { isNew: boolean; value: BodyOf<Found> }
  : R extends { responses: infer Responses }
    ? BodyOf<Responses[keyof Responses]>
    : never;

type CtxFor<R> = R extends { callers: readonly [] } ? AnonymousCtx : Ctx;

export type Handler<R> = (ctx: CtxFor<R>, input: Input<R>) => Promise<Output<R>>;

/** The handlers of a noun's operations: each names one verb, the contract says all else. */
export type Handlers<Ids extends OperationId> = { [Id in Ids]: Handler<Table[Id]> };

/** Serves operations: reads their input by the contract, calls their handlers, answers as the contract says. */
export function registerOperations(
  server: FastifyInstance,
  domain: AnonymousCtx,
  handlers: Partial<Handlers<OperationId>>,
): void {
  for (const [id, handler] of Object.entries(handlers)) {
    const place = operationRoute(id as OperationId);
    const { route } = place.config.operation;
    const run = widen(handler);
    server.route({
      ...place,
      handler: async (request, reply) => {
        const ctx = { ...domain, actor: request.actor };
        return answer(reply, route, await run(ctx, readInput(route, request)));
      },
    });
  }
}

type AnyInput = { params: unknown; query: unknown; body: unknown };
type AnyHandler = (ctx: Ctx, input: AnyInput) => Promise<unknown>;

// Holds because readInput reads by the schemas of the same route that typed the handler.
function widen(handler: unknown): AnyHandler {
  return handler as AnyHandler;
}

function readInput(route: Route, request: FastifyRequest): AnyInput {
  const { query, body } = route;
  return {
    params: readPath(route, request),
    query: query && parseInput(query, request.query, "query"),
    body: body && parseInput(body, bodyOf(route, request), "body"),
  };
}

/** What cannot be a name of anything is not found; where PUT would create it, its name is refused instead. */
function readPath({ params, responses }: Route, request: FastifyRequest): unknown {
  if (!params) return undefined;
  if (!(201 in responses) && !params.safeParse(request.params).success) throw new DomainError("not_found");
  return parseInput(params, request.params, "path");
}

function bodyOf(route: Route, { body }: FastifyRequest): unknown {
  if (route.isBodyOptional) return body ?? {};
  if (body !== undefined) return body;
  throw bodyProblem("The request has no body: send one JSON object.");
}

function answer(reply: FastifyReply, route: Route, output: unknown): FastifyReply {
  const statuses = Object.keys(route.responses).map(Number);
  if (statuses.length > 1) {
    const { isNew, value } = output as { isNew: boolean; value: unknown };
    return reply.code(isNew ? 201 : 200).send(value);
  }
  const [status = 200] = statuses;
  return route.responses[status] ? reply.code(status).send(output) : reply.code(status).send();
}
