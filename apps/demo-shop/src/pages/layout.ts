import type { Demo } from "../demo.ts";
import { type MerchantId, merchants } from "../shop/merchant.ts";
import { type Html, html } from "./html.ts";

export type Place =
  | { kind: "shop" | "webhooks"; merchantId: MerchantId }
  | { kind: "system"; systemId: string }
  | { kind: "none" };

/** A whole page: what every page has around its content. */
export function layout(demo: Demo, place: Place, title: string, content: Html): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Demo shop</title>
<link rel="stylesheet" href="/styles.css">
<script src="/live.js" defer></script>
</head>
<body data-path="${pathOf(place)}">
<header>
<a class="brand" href="/">Demo shop</a>
<nav aria-label="Merchants">${merchants.map((merchant) => merchantLink(place, merchant))}</nav>
<nav aria-label="Their systems"><span class="meta">Systems</span>${demo.systems.map(({ system, mode }) =>
    link(
      `/systems/${system.id}`,
      `${system.name}${mode() === "well" ? "" : ` (${mode()})`}`,
      isSystem(place, system.id),
    ),
  )}</nav>
${trafficSwitch(demo)}
</header>
<main>
${connectionNote(demo)}
${content}
</main>
<footer>
<p>A demo of a host app that publishes with the SDK. It keeps its data in one JSON file, which is right for a demo only.</p>
<p>Where to look next: <a href="${demo.dashboardUrl}">the dashboard</a>, where every message and attempt is.</p>
</footer>
</body>
</html>
`;
  return page.markup;
}

/** Where the page is to be asked for again: what a form was sent to is not always an address of its own. */
function pathOf(place: Place): string {
  switch (place.kind) {
    case "shop":
      return `/m/${place.merchantId}`;
    case "webhooks":
      return `/m/${place.merchantId}/webhooks`;
    case "system":
      return `/systems/${place.systemId}`;
    case "none":
      return "/";
  }
}

function merchantLink(place: Place, { id, name }: (typeof merchants)[number]): Html {
  return link(`/m/${id}`, name, "merchantId" in place && place.merchantId === id);
}

function isSystem(place: Place, id: string): boolean {
  return place.kind === "system" && place.systemId === id;
}

export function link(href: string, text: string, isCurrent: boolean): Html {
  return html`<a href="${href}"${isCurrent && html` aria-current="page"`}>${text}</a>`;
}

function trafficSwitch({ traffic }: Demo): Html {
  const isOn = traffic.isOn();
  return html`<form method="post" action="/traffic" class="traffic">
<input type="hidden" name="on" value="${isOn ? "no" : "yes"}">
<button class="${isOn ? "on" : "quiet"}">${isOn ? "Stop" : "Start"} demo traffic</button>
</form>`;
}

function connectionNote(demo: Demo): Html | false {
  const connection = demo.connection();
  if (connection.state === "connected") return false;
  return html`<p class="notice" role="status">Posthorn does not know this shop yet: ${connection.reason} This page works; what
it publishes may be refused until then.</p>`;
}
