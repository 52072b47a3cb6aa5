import type { FastifyInstance } from "fastify";
import type { Health } from "../check-health.ts";
import { operationRoute } from "../operation.ts";

/** How the server is, with its status as the HTTP status; and a ping without a body. */
export function registerHealth(server: FastifyInstance, health: Health): void {
  server.route({
    ...operationRoute("health.get"),
    handler: async (_request, reply) => {
      const body = await health.check();
      return reply.code(body.status === "ok" ? 200 : 500).send(body);
    },
  });
  server.get("/api/v1/health/ping", async (_request, reply) => {
    const { status } = await health.check();
    if (status === "ok") return reply.code(204).send();
    return reply.code(500).send({ status });
  });
}
