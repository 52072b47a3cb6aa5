import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Demo } from "../demo.ts";
import { problemPage } from "../pages/problem-page.ts";
import { apiRoutes } from "./api-routes.ts";
import { assetRoutes } from "./asset-routes.ts";
import { isSameOrigin } from "./same-origin.ts";
import { shopRoutes } from "./shop-routes.ts";
import { systemRoutes } from "./system-routes.ts";

const maxBodyBytes = 16_384;

/** The shop's server: pages for people, and the API that merchants' systems ask. */
export function buildServer(demo: Demo, onError: (error: unknown) => void): FastifyInstance {
  const server = fastify({
    bodyLimit: maxBodyBytes,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 100 },
  });
  server.register(async (api) => apiRoutes(api, demo), { prefix: "/api" });
  server.register(async (pages) => {
    pages.addHook("onRequest", async (request, reply) => {
      for (const [name, value] of Object.entries(securityHeaders(demo))) reply.header(name, value);
      if (!isSameOrigin(comingOf(request), demo.isLocal)) await refuseForeign(reply);
    });
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string" },
      async (_request: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
    );
    assetRoutes(pages);
    shopRoutes(pages, demo);
    systemRoutes(pages, demo);
  });
  server.setNotFoundHandler(async (_, reply) => {
    const page = problemPage(demo, "No such page", "Nothing is at this address.");
    return reply.code(404).headers(securityHeaders(demo)).type("text/html; charset=utf-8").send(page);
  });
  server.setErrorHandler(async (error: Error & { statusCode?: number }, _, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) onError(error);
    const sentence =
      status >= 500 ? "Something failed here; the log says what." : "The request could not be read.";
    const page = problemPage(demo, "That did not go through", sentence);
    return reply.code(status).headers(securityHeaders(demo)).type("text/html; charset=utf-8").send(page);
  });
  return server;
}

function comingOf({ method, headers }: FastifyRequest) {
  const secFetchSite = headers["sec-fetch-site"];
  return {
    method,
    host: headers.host,
    origin: headers.origin,
    secFetchSite: typeof secFetchSite === "string" ? secFetchSite : undefined,
  };
}

async function refuseForeign(reply: FastifyReply): Promise<void> {
  await reply
    .code(403)
    .type("text/plain")
    .send("This came from another site. Open the shop itself and try again.\n");
}

function securityHeaders({ dashboardUrl }: Demo): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'self' ${new URL(dashboardUrl).origin}`,
    "connect-src 'self'",
    `frame-src ${new URL(dashboardUrl).origin}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
  };
}
