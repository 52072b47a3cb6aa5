import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";

const pages = join(import.meta.dirname, "../pages");
const assets = [
  ["styles.css", "text/css; charset=utf-8"],
  ["live.js", "text/javascript; charset=utf-8"],
  ["widget.js", "text/javascript; charset=utf-8"],
] as const;

/** The style sheet and the scripts of the shop; from elsewhere comes the portal's widget alone. */
export function assetRoutes(server: FastifyInstance): void {
  for (const [name, type] of assets) {
    const text = readFileSync(join(pages, name), "utf8");
    server.get(`/${name}`, async (_, reply) => reply.type(type).send(text));
  }
}
