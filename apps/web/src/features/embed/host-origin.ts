/** The origin of the page that frames this one, as the browser says it; null on a page of its own. */
export function hostOrigin(page: Window): string | null {
  if (page.parent === page) return null;
  const told = page.location.ancestorOrigins?.[0];
  if (told !== undefined) return told;
  // Where a browser does not tell: the host's widget sends its origin along, and nothing more.
  return URL.canParse(page.document.referrer) ? new URL(page.document.referrer).origin : "null";
}

/** Whether a page of this origin may show the portal: all may where no origins are set, our own always. */
export function mayEmbed(host: string | null, allowed: readonly string[], own: string): boolean {
  return host === null || host === own || allowed.length === 0 || allowed.includes(host);
}
