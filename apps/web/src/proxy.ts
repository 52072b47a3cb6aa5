import { type NextRequest, NextResponse } from "next/server";
import { previewPath } from "#features/theme/look.ts";
import { embedOriginsOf } from "#server/embed-origins.ts";
import { isPortalPath } from "#server/is-portal-path.ts";
import { securityHeaders } from "#server/security-headers.ts";

/** Gives each page its security headers, and a nonce that only its own scripts have. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const isEmbeddable = isPortalPath(request.nextUrl.pathname);
  const answered = securityHeaders({
    nonce,
    isEmbeddable,
    isPreview: request.nextUrl.pathname === previewPath,
    embedOrigins: isEmbeddable ? await embedOriginsOf(request.nextUrl.searchParams.get("environment")) : [],
    apiUrl: process.env.POSTHORN_API_URL ?? `http://localhost:${process.env.POSTHORN_API_PORT ?? "8071"}`,
    isDemo: process.env.POSTHORN_DEMO === "true",
    isBehindTls: process.env.POSTHORN_PORTAL_URL?.startsWith("https:") === true,
    isDevelopment: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-posthorn-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Next reads the nonce for its own scripts from the policy of the request.
  headers.set("content-security-policy", answered["content-security-policy"]);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(answered)) response.headers.set(name, value);
  return response;
}

export const config = { matcher: "/((?!_next/static/).*)" };
