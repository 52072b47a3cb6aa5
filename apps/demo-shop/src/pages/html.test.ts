import { describe, expect, it } from "vitest";
import { html } from "./html.ts";

describe("html", () => {
  it("escapes every value, in text and in attributes", () => {
    const hostile = `<script>alert("1" + '2' & 3)</script>`;
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot; + &#39;2&#39; &amp; 3)&lt;/script&gt;">' +
        "&lt;script&gt;alert(&quot;1&quot; + &#39;2&#39; &amp; 3)&lt;/script&gt;</p>",
    );
  });

  it("takes markup of its own, lists of it, numbers, and nothing", () => {
    const items = ["a", "<"].map((each) => html`<li>${each}</li>`);
    expect(html`<ul>${items}${false}${null}${undefined}${7}</ul>`.markup).toBe(
      "<ul><li>a</li><li>&lt;</li>7</ul>",
    );
  });
});
