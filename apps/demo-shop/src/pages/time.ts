import { type Html, html } from "./html.ts";

/** A time of day in UTC, which the page's script puts into the reader's zone; the whole of it on hover. */
export function timeOf(at: string): Html {
  return html`<time class="meta number" datetime="${at}" title="${at}">${at.slice(11, 19)}Z</time>`;
}
