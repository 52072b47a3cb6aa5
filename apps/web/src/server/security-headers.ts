export type PageFacts = {
  nonce: string;
  /** The tenant's portal, which stands in pages of the host. */
  isEmbeddable: boolean;
  /** The preview of a look: the portal's components, in a frame of the dashboard alone. */
  isPreview: boolean;
  /** Origins whose pages may frame it; any when empty. */
  embedOrigins: readonly string[];
  /** Where the REST API is: the portal calls it from the browser. */
  apiUrl: string;
  isDemo: boolean;
  isBehindTls: boolean;
  isDevelopment: boolean;
};

/** The headers that every page answers with; no script runs without the nonce, none is loaded from elsewhere. */
export function securityHeaders(page: PageFacts) {
  return {
    "content-security-policy": contentSecurityPolicy(page),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cross-origin-opener-policy": "same-origin",
    ...(page.isEmbeddable ? {} : { "x-frame-options": page.isPreview ? "SAMEORIGIN" : "DENY" }),
    ...(page.isBehindTls ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

function contentSecurityPolicy(page: PageFacts): string {
  const { nonce, isDevelopment, isEmbeddable, isPreview, apiUrl } = page;
  const rules = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src-elem": isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Positions of menus and widths of bars are set as attributes; they cannot load or run anything.
    "style-src-attr": "'unsafe-inline'",
    // The logo of the portal may be anywhere.
    "img-src": isEmbeddable || isPreview ? "'self' data: https:" : "'self' data:",
    "font-src": "'self'",
    "connect-src": isEmbeddable ? `'self' ${new URL(apiUrl).origin}` : "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": frameAncestors(page),
  };
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/**
 * The portal holds no cookie and no token until the host gives it a link, so a foreign page that frames it gains
 * nothing: without origins to allow, any https page may. Hosts on this machine, without TLS, are for demo mode.
 */
function frameAncestors({ isEmbeddable, isPreview, embedOrigins, isDemo }: PageFacts): string {
  if (isPreview) return "'self'";
  if (!isEmbeddable) return "'none'";
  if (embedOrigins.length > 0) return ["'self'", ...embedOrigins].join(" ");
  return isDemo ? "'self' https: http://localhost:* http://127.0.0.1:*" : "'self' https:";
}
