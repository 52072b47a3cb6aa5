/** Where the page after this one begins; undefined after the last. */
export function nextPageOf(page: { done: boolean; iterator: string | null }): string | undefined {
  return page.done ? undefined : (page.iterator ?? undefined);
}
