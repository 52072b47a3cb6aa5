/** A signing secret made in this browser, so that it can be shown, and code tried with it, before saving. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
