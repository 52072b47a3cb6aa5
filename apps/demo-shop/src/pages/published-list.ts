import type { Demo } from "../demo.ts";
import type { Books, Published } from "../shop/books.ts";
import { type Html, html } from "./html.ts";
import { timeOf } from "./time.ts";

/** What this merchant's shop published, each with its way into the dashboard. */
export function publishedList(demo: Demo, { published }: Books): Html {
  const rows = published.slice(0, 20).map((each) => publishedRow(demo, each));
  return html`<section class="card"><h2>Published</h2>
<div data-live="published" aria-live="polite">${
    rows.length === 0
      ? html`<p class="empty">Nothing yet. Whatever is done here is published, and listed here with its message.</p>`
      : html`<ol class="rows stacked">${rows}</ol>`
  }</div></section>`;
}

function publishedRow(demo: Demo, { at, eventType, about, outcome }: Published): Html {
  const what = html`<span><strong>${eventType}</strong> <span class="meta">${about}</span></span>`;
  if ("error" in outcome) {
    return html`<li>${what}<span class="state bad">not published: ${outcome.error}</span>${timeOf(at)}</li>`;
  }
  const { messageId } = outcome;
  return html`<li>${what}<a href="${messageUrl(demo, messageId)}"><code>${shortened(messageId)}</code></a>${timeOf(at)}</li>`;
}

export function messageUrl({ dashboardUrl, environmentId }: Demo, messageId: string): string {
  return environmentId === undefined
    ? dashboardUrl
    : `${dashboardUrl}/${environmentId}/messages/${messageId}`;
}

export function shortened(id: string): string {
  return id.length > 16 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id;
}
