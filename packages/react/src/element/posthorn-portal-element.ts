import { type AttachedPortal, attachPortal, type PortalSettings } from "../portal/attach-portal.ts";
import type { PortalEvent } from "../portal/event.ts";
import type { PortalTheme } from "../portal/theme.ts";

const observed = ["url", "theme", "locale", "path", "title", "min-height"] as const;
const defaultMinHeight = 480;

/**
 * The portal as a custom element, for pages without React. Attributes: `url`, `theme` (JSON of a `PortalTheme`),
 * `locale`, `path`, `title`, `min-height`. The `refresh` property takes a function that resolves to a new link. What
 * happens comes as `posthorn` events, with the `PortalEvent` as their `detail`.
 *
 * @example
 * ```ts
 * import type { PosthornPortalElement } from "@posthorn/react/element";
 *
 * function onHost(portal: PosthornPortalElement): void {
 *   portal.refresh = async () => (await fetch("/webhooks-link", { method: "POST" })).text();
 *   portal.addEventListener("posthorn", (event) => console.log((event as CustomEvent).detail.type));
 * }
 * void onHost;
 * ```
 */
export class PosthornPortalElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = observed;

  /** Asked for a new link a minute before the session ends. */
  refresh: (() => Promise<string>) | undefined = undefined;
  #attached: AttachedPortal | null = null;

  connectedCallback(): void {
    this.style.display = "block";
    this.#attach();
  }

  disconnectedCallback(): void {
    this.#attached?.remove();
    this.#attached = null;
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return;
    const settings = this.#settings();
    if (this.#attached && settings) this.#attached.update(settings);
    else this.#attach();
  }

  #attach(): void {
    const settings = this.#settings();
    if (!settings || this.#attached) return;
    this.style.minHeight = `${settings.minHeight}px`;
    this.#attached = attachPortal(this, settings);
  }

  #settings(): PortalSettings | null {
    const url = this.getAttribute("url");
    if (!url) return null;
    const minHeight = Number(this.getAttribute("min-height") ?? defaultMinHeight);
    return {
      url,
      title: this.getAttribute("title") ?? "Webhooks",
      theme: themeOf(this.getAttribute("theme")),
      locale: this.getAttribute("locale") ?? undefined,
      path: this.getAttribute("path") ?? undefined,
      minHeight: Number.isFinite(minHeight) ? minHeight : defaultMinHeight,
      refresh: () => this.refresh?.() ?? Promise.reject(new Error("no refresh is set")),
      onEvent: (event) => this.#tell(event),
    };
  }

  #tell(event: PortalEvent): void {
    this.dispatchEvent(new CustomEvent("posthorn", { detail: event, bubbles: true }));
  }
}

function themeOf(text: string | null): PortalTheme | undefined {
  try {
    const theme: unknown = text === null ? undefined : JSON.parse(text);
    // The frame checks each value before it uses it.
    return typeof theme === "object" && theme !== null ? (theme as PortalTheme) : undefined;
  } catch {
    return undefined;
  }
}
