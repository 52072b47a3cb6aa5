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
${"url" in portal ? frame(portal.url, merchant) : failure(portal.error)}`;
  return layout(demo, { kind: "webhooks", merchantId: merchant.id }, `Webhooks of ${merchant.name}`, content);
}

/** Each link opens one browser, once: the page asks for a new one each time it is shown. */
function frame(url: string, { name }: Merchant): Html {
  return html`<iframe src="${url}" title="Webhooks of ${name}" allow="clipboard-write"></iframe>`;
}

function failure(error: string): Html {
  return html`<p class="notice bad" role="alert">The portal could not be opened (${error}). Nothing is lost; load this page again
when Posthorn runs.</p>`;
}
