import type { Demo } from "../demo.ts";
import type { Merchant } from "../shop/merchant.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";
import { merchantTabs } from "./shop-page.ts";

/** The settings of one merchant, with Posthorn's portal in them; or why it cannot be shown. */
export function webhooksPage(
  demo: Demo,
  merchant: Merchant,
  portal: { url: string } | { error: string },
): string {
  const content = html`${merchantTabs(merchant, "webhooks")}
<p>What ${merchant.name} sees in its settings: where its events go, and whether they arrived.</p>
${"url" in portal ? widget(portal.url, demo, merchant) : failure(portal.error)}`;
  return layout(demo, { kind: "webhooks", merchantId: merchant.id }, `Webhooks of ${merchant.name}`, content);
}

// The shop's own colours: its style sheet says the same.
const theme = JSON.stringify({
  accent: "#24489c",
  background: "transparent",
  radius: 8,
  dark: { accent: "#84b3f6", background: "transparent" },
});

/** Each link opens one browser, once: the page asks for a new one each time it is shown. */
function widget(url: string, { dashboardUrl }: Demo, { id, name }: Merchant): Html {
  return html`<posthorn-portal url="${url}" title="Webhooks of ${name}" theme="${theme}" data-refresh="/m/${id}/webhooks/link"></posthorn-portal>
<script src="${dashboardUrl}/posthorn-portal.js"></script>
<script src="/widget.js"></script>`;
}

function failure(error: string): Html {
  return html`<p class="notice bad" role="alert">The portal could not be opened (${error}). Nothing is lost; load this page again
when Posthorn runs.</p>`;
}
