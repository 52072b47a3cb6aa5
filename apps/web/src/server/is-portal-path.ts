/** The tenant's pages: they may stand in frames of other sites, and have no cookies. */
export function isPortalPath(path: string): boolean {
  return path === "/portal" || path.startsWith("/portal/");
}
