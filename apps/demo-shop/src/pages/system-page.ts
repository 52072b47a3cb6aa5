import type { Demo } from "../demo.ts";
import { merchants } from "../shop/merchant.ts";
import { secretKey } from "../systems/connect.ts";
import type { RunningSystem } from "../systems/start-system.ts";
import { type Got, type Mode, modes } from "../systems/system.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";
import { messageUrl, shortened } from "./published-list.ts";
import { timeOf } from "./time.ts";

const wordsOf: Record<Mode, string> = {
  well: "Well",
  slow: "Slow: 20 s",
  "500": "Fails: 500",
  "410": "Gone: 410",
  off: "Off: refuses",
};

const meaningOf: Record<Mode, string> = {
  well: "It answers at once.",
  slow: "It answers after 20 s, when the sender waits no more.",
  "500": "It answers 500 to everything; the sender tries again by its schedule.",
  "410": "It answers 410 Gone, which disables the endpoint until somebody enables it again.",
  off: "Nothing listens: connections are refused.",
};

/** One system of the merchants: what it got, and how it fares. */
export function systemPage(demo: Demo, running: RunningSystem, refusal?: string): string {
  const { system } = running;
  const content = html`<div class="title"><h1>${system.name}</h1><span class="meta">a receiver behind the SDK's handler</span></div>
<p>${system.sentence}</p>
${refusal !== undefined && html`<p class="notice bad" role="alert">${refusal}</p>`}
${modeForm(running)}
<div class="columns wide">
<section class="card"><h2>Got</h2><div data-live="got">${gotList(demo, running)}</div></section>
<section class="card"><h2>Set up</h2>${merchants.map((merchant) => {
    const hasSecret = demo.keeper.kept.secrets[secretKey(system.id, merchant)] !== undefined;
    return html`<h3>${merchant.name}</h3>
<p class="meta"><code>${running.urlOf(merchant)}</code></p>
<form method="post" action="/systems/${system.id}/secret" class="row">
<input type="hidden" name="merchant" value="${merchant.id}">
<label>Signing secret<input name="secret" required maxlength="200" pattern="whsec_[A-Za-z0-9+\\/=]+|whpk_[A-Za-z0-9+\\/=]+"
placeholder="${hasSecret ? "entered; after a rotation, the new one" : "whsec_…"}" autocomplete="off"></label><button>Enter</button></form>`;
  })}</section>
</div>`;
  return layout(demo, { kind: "system", systemId: system.id }, system.name, content);
}

function modeForm({ system, mode }: RunningSystem): Html {
  return html`<form method="post" action="/systems/${system.id}/mode" class="modes"><fieldset><legend>How it fares</legend>
${modes.map(
  (each) =>
    html`<button name="mode" value="${each}" aria-pressed="${mode() === each ? "true" : "false"}">${wordsOf[each]}</button>`,
)}<span class="meta">${meaningOf[mode()]}</span></fieldset></form>`;
}

function gotList(demo: Demo, { got }: RunningSystem): Html {
  if (got.length === 0) {
    return html`<p class="empty">Nothing yet. Do something in a shop, or start the demo traffic.</p>`;
  }
  return html`<ol class="rows">${got.slice(0, 50).map((each) => gotRow(demo, each))}</ol>`;
}

function gotRow(demo: Demo, { at, merchantId, status, what, webhookId, did }: Got): Html {
  const name = merchants.find(({ id }) => id === merchantId)?.name;
  const isWell = status === 200;
  return html`<li><span><strong>${what}</strong> <span class="meta">${name}</span>${did !== "" && html`<br>${did}`}</span>
<span class="state ${isWell ? "good" : "bad"}">${isWell ? "✓" : "✕"} answered ${status}</span>${
    webhookId !== undefined &&
    html`<a href="${messageUrl(demo, webhookId)}"><code>${shortened(webhookId)}</code></a>`
  }${timeOf(at)}</li>`;
}
