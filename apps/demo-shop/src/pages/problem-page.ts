import type { Demo } from "../demo.ts";
import { html } from "./html.ts";
import { layout } from "./layout.ts";

/** A page that is not there, or that went wrong: what happened and where to go. */
export function problemPage(demo: Demo, title: string, sentence: string): string {
  const content = html`<h1>${title}</h1><p>${sentence} <a href="/">Back to the shop</a></p>`;
  return layout(demo, { kind: "none" }, title, content);
}
