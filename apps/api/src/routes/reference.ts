import { openApiDocument } from "@posthorn/contract";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import packageJson from "../../package.json" with { type: "json" };

const documentUrl = "/api/v1/openapi.json";

/** The page's script, style and fonts come from here, its trials go to the API: it may call nothing else. */
const policyFor = (apiUrl: string) =>
  [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    `connect-src 'self' ${new URL(apiUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The OpenAPI document, and the page for people that shows it. */
export function registerReference(server: FastifyInstance, apiUrl: string): void {
  const document = JSON.stringify(openApiDocument({ serverUrl: apiUrl, version: packageJson.version }));
  server.get(documentUrl, (_request, reply) =>
    reply.header("content-type", "application/json; charset=utf-8").send(document),
  );
  const policy = policyFor(apiUrl);
  let opening: Promise<FastifyInstance> | undefined;
  const servePage = async ({ url }: FastifyRequest, reply: FastifyReply) => {
    opening ??= openPage();
    const page = await (await opening).inject({ url });
    return reply
      .code(page.statusCode)
      .headers({ ...page.headers, "content-security-policy": policy })
      .send(page.rawPayload);
  };
  server.get("/docs", servePage);
  server.get("/docs/*", servePage);
}

/** The page's own little server. Its script takes some 30 MB, which only a process that was asked for it shall hold. */
async function openPage(): Promise<FastifyInstance> {
  const { default: reference } = await import("@scalar/fastify-api-reference");
  const page = fastify({ routerOptions: { ignoreTrailingSlash: true } });
  await page.register(reference, {
    routePrefix: "/docs",
    configuration: {
      url: documentUrl,
      pageTitle: "Posthorn API",
      withDefaultFonts: false,
      hideClientButton: true,
      telemetry: false,
      showDeveloperTools: "never",
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  return page;
}
