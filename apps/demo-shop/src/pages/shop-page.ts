import type { ActionName } from "../actions/actions.ts";
import type { Demo } from "../demo.ts";
import type { Books, Customer, Order, Product } from "../shop/books.ts";
import { type Merchant, money } from "../shop/merchant.ts";
import { type Html, html } from "./html.ts";
import { layout, link } from "./layout.ts";
import { publishedList } from "./published-list.ts";

/** The shop of one merchant: everything that can be done in it, and what it published. */
export function shopPage(demo: Demo, merchant: Merchant, refusal: string | undefined): string {
  const books = demo.shop.booksOf(merchant);
  const content = html`${merchantTabs(merchant, "shop")}
${refusal !== undefined && html`<p class="notice bad" role="alert">${refusal}</p>`}
<div class="columns">
<div>${orders(merchant, books)}${guests(merchant, books)}</div>
<div>${customers(merchant, books)}${products(merchant, books)}</div>
<div>${publishedList(demo, books)}</div>
</div>`;
  return layout(demo, { kind: "shop", merchantId: merchant.id }, merchant.name, content);
}

export function merchantTabs(merchant: Merchant, current: "shop" | "webhooks"): Html {
  return html`<div class="title"><h1>${merchant.name}</h1><span class="meta">${merchant.city}</span>
<nav aria-label="${merchant.name}" class="tabs">${link(`/m/${merchant.id}`, "Shop", current === "shop")}${link(
    `/m/${merchant.id}/webhooks`,
    "Settings: webhooks",
    current === "webhooks",
  )}</nav></div>`;
}

/** A form of one action. */
function form(
  merchant: Merchant,
  action: ActionName,
  button: string,
  fields: Html,
  style: "row" | "inline" = "row",
  weight: "main" | "quiet" = "quiet",
): Html {
  return html`<form method="post" action="/m/${merchant.id}/${action}" class="${style}">${fields}<button class="${weight}">${button}</button></form>`;
}

function orders(merchant: Merchant, { orders: all, customers: people, products: goods }: Books): Html {
  const fields = html`${select("customerId", "Customer", people.map(customerOption))}
${select(
  "productId",
  "Product",
  goods.map((product) => productOption(product, merchant)),
)}
${number("quantity", "Quantity", 1, 1_000, 1)}`;
  return html`<section class="card"><h2>Orders</h2>
${form(merchant, "create-order", "Place order", fields, "row", "main")}
<div data-live="orders">${
    all.length === 0
      ? html`<p class="empty">No order yet. Place one: the shop publishes <code>order.created</code>, and its systems hear of it.</p>`
      : html`<ul class="rows">${all.slice(0, 10).map((order) => orderRow(order, merchant))}</ul>`
  }</div></section>`;
}

function orderRow(order: Order, merchant: Merchant): Html {
  const { id, quantity, productName, price, status, isPicked } = order;
  const hidden = html`<input type="hidden" name="orderId" value="${id}">`;
  const next = {
    placed: form(merchant, "approve-order", "Approve", hidden, "inline"),
    approved: form(merchant, "take-payment", "Take payment", hidden, "inline"),
    paid: undefined,
  }[status];
  return html`<li><span><code>${id}</code> ${quantity} × ${productName} · ${money(String(price * quantity), merchant)}
<span class="meta">${status}${isPicked && ", picked"}</span></span>${next}</li>`;
}

function guests(merchant: Merchant, { tables }: Books): Html {
  const free = tables.filter(({ guest }) => guest === null);
  const fields = html`${text("name", "Guest", "Nguyễn Thị Hoa")}${number("people", "People", 1, 50, 2)}
${select(
  "table",
  "Table",
  free.map(({ number: each }) => [String(each), String(each)]),
)}`;
  return html`<section class="card"><h2>Guests</h2>
${free.length > 0 ? form(merchant, "check-in-guest", "Check in", fields) : html`<p class="empty">All tables are taken.</p>`}
<ul class="rows" data-live="tables">${tables.map(
    ({ number: each, guest }) =>
      html`<li><span>Table ${each} <span class="meta">${guest ?? "free"}</span></span>${
        guest !== null &&
        form(
          merchant,
          "free-table",
          "Free table",
          html`<input type="hidden" name="table" value="${each}">`,
          "inline",
        )
      }</li>`,
  )}</ul></section>`;
}

function customers(merchant: Merchant, { customers: people, products: goods }: Books): Html {
  const who = select("customerId", "Customer", people.map(customerOption));
  const what = select(
    "productId",
    "Product",
    goods.map((product) => productOption(product, merchant)),
  );
  const plan = select("plan", "Membership", [
    ["month", "a month"],
    ["year", "a year"],
  ]);
  return html`<section class="card"><h2>Customers</h2>
${form(merchant, "create-customer", "Add customer", html`${text("name", "Name", "Ana Wijaya")}${email}`)}
${form(merchant, "change-email", "Change e-mail", html`${who}${email}`)}
${form(merchant, "pay-membership", "Pay membership", html`${who}${plan}`)}
${form(merchant, "abandon-cart", "Abandon cart", html`${who}${what}`)}
<ul class="rows" data-live="customers">${people
    .slice(0, 6)
    .map(
      (customer) =>
        html`<li><span>${customer.name} <span class="meta">${customer.email}${
          customer.plan !== null && `, member for a ${customer.plan}`
        }</span></span></li>`,
    )}</ul></section>`;
}

function products(merchant: Merchant, { products: goods }: Books): Html {
  const fields = html`${text("name", "Product", "Roti bakar")}${number("price", "Price", 1, 1_000_000_000, 100)}
${number("stock", "Stock", 0, 1_000_000, 60)}`;
  return html`<section class="card"><h2>Products</h2>
${form(merchant, "create-product", "Add product", fields)}
<ul class="rows" data-live="products">${goods
    .slice(0, 8)
    .map(
      ({ name, price, stock }) =>
        html`<li><span>${name} <span class="meta">${money(String(price), merchant)}</span></span><span class="number">${stock} in stock</span></li>`,
    )}</ul></section>`;
}

const email = html`<label>E-mail<input name="email" type="email" required maxlength="254" placeholder="ana@kopi.example"></label>`;

function text(name: string, label: string, example: string): Html {
  return html`<label>${label}<input name="${name}" required maxlength="100" placeholder="${example}"></label>`;
}

function number(name: string, label: string, min: number, max: number, value: number): Html {
  return html`<label class="short">${label}<input name="${name}" type="number" required min="${min}" max="${max}" value="${value}"></label>`;
}

function select(name: string, label: string, options: (readonly [value: string, text: string])[]): Html {
  return html`<label>${label}<select name="${name}" required>${options.map(
    ([value, shown]) => html`<option value="${value}">${shown}</option>`,
  )}</select></label>`;
}

function customerOption({ id, name }: Customer): [string, string] {
  return [id, name];
}

function productOption({ id, name, price }: Product, merchant: Merchant): [string, string] {
  return [id, `${name}, ${money(String(price), merchant)}`];
}
