import { openApiDocument } from "@posthorn/contract";
import reference from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";
import packageJson from "../../package.json" with { type: "json" };

const documentUrl = "/api/v1/openapi.json";

// The page's script, style and fonts come from here: nothing on it may call anywhere else.
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The OpenAPI document, and the page for people that shows it. */
export function registerReference(server: FastifyInstance, apiUrl: string): void {
  const document = openApiDocument({ serverUrl: apiUrl, version: packageJson.version });
  server.get(documentUrl, () => document);
  server.register(async (scope) => {
    scope.addHook("onRequest", (_request, reply, done) => {
      reply.header("content-security-policy", policy);
      done();
    });
    await scope.register(reference, {
      routePrefix: "/docs",
      configuration: {
        url: documentUrl,
        pageTitle: "Posthorn API",
        withDefaultFonts: false,
        hideClientButton: true,
        telemetry: false,
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    });
  });
}
