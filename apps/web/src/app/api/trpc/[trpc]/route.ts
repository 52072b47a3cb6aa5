import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "#trpc/context.ts";
import { appRouter } from "#trpc/router.ts";

export const dynamic = "force-dynamic";

function handler(request: Request): Promise<Response> | Response {
  // Browsers say where a request comes from; another site has no business here, whatever cookies come along.
  if (request.headers.get("sec-fetch-site") === "cross-site") return new Response(null, { status: 403 });
  return fetchRequestHandler({ endpoint: "/api/trpc", req: request, router: appRouter, createContext });
}

export { handler as GET, handler as POST };
