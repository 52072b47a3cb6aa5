import type { PortalErrorCode, PortalEvent } from "./event.ts";
import { createFallback } from "./fallback.ts";
import { type FrameAddress, fragmentOf, frameAddress, verifierOf } from "./frame-address.ts";
import { type FrameMessage, frameMessages, type HostMessage, messageOf, portalPath } from "./protocol.ts";
import type { PortalTheme } from "./theme.ts";

export type PortalSettings = {
  url: string;
  title: string;
  theme?: PortalTheme | undefined;
  locale?: string | undefined;
  path?: string | undefined;
  minHeight: number;
  /** Asked for a new link before the session ends. */
  refresh?: (() => Promise<string>) | undefined;
  onEvent?: ((event: PortalEvent) => void) | undefined;
};

export type AttachedPortal = {
  /** Takes new settings; the frame stays, a new link is given to it. */
  update(settings: PortalSettings): void;
  /** Removes the frame and every listener. */
  remove(): void;
};

const answerWithinMs = 15_000;
const refreshAgainMs = 10_000;

/** Puts the portal into an element of the host's page, and speaks with it and with nobody else. */
export function attachPortal(container: HTMLElement, first: PortalSettings): AttachedPortal {
  let settings = first;
  let isThere = true;
  let isRefreshing = false;
  const { ownerDocument: document } = container;
  const window = document.defaultView ?? globalThis.window;
  const stop = new AbortController();
  const { signal } = stop;
  const tell = (event: PortalEvent) => settings.onEvent?.(event);
  const fail = (code: PortalErrorCode) => tell({ type: "error", code });

  const address = frameAddress({ ...settings, verifier: verifierOf(settings.url) });
  if (!address) {
    fail("broken_link");
    container.replaceChildren(createFallback(document, settings.locale));
    return { update: () => undefined, remove: () => container.replaceChildren() };
  }
  const { origin } = address;
  const frame = createFrame(document, address, settings);
  const silence = setTimeout(() => {
    frame.remove();
    container.replaceChildren(createFallback(document, settings.locale));
    fail("no_answer");
  }, answerWithinMs);
  signal.addEventListener("abort", () => clearTimeout(silence));
  window.addEventListener("message", take, { signal });
  const sightOptions = { signal, passive: true, capture: true };
  window.addEventListener("scroll", tellSight, sightOptions);
  window.addEventListener("resize", tellSight, sightOptions);
  container.replaceChildren(frame);

  function send(message: HostMessage): void {
    frame.contentWindow?.postMessage(message, origin);
  }

  function take(event: MessageEvent): void {
    if (event.origin !== origin || event.source !== frame.contentWindow) return;
    const message = messageOf<FrameMessage>(event.data, frameMessages);
    if (!message) return;
    clearTimeout(silence);
    switch (message.type) {
      case "posthorn.hello":
        send({ type: "posthorn.host", theme: settings.theme, locale: settings.locale });
        tellSight();
        break;
      case "posthorn.height":
        follow(message.height);
        break;
      case "posthorn.session-needed":
        if (message.reason === "none" && !settings.refresh) give(settings.url);
        else void refresh();
        break;
      case "posthorn.event":
        tell(message.event);
    }
  }

  function follow(height: number): void {
    if (!Number.isFinite(height)) return;
    frame.style.height = `${Math.max(settings.minHeight, Math.ceil(height))}px`;
    tellSight();
  }

  // Dialogs open where the reader looks, not in the middle of a frame that is longer than the window.
  function tellSight(): void {
    const { top, bottom } = frame.getBoundingClientRect();
    const from = Math.max(0, -top);
    const to = Math.min(bottom - top, window.innerHeight - top);
    if (to > from) send({ type: "posthorn.sight", top: Math.round(from), height: Math.round(to - from) });
  }

  async function refresh(): Promise<void> {
    if (!settings.refresh || isRefreshing) return;
    isRefreshing = true;
    try {
      const url = await settings.refresh();
      if (isThere) give(url);
    } catch {
      if (isThere) fail("refresh_failed");
    } finally {
      setTimeout(() => {
        isRefreshing = false;
      }, refreshAgainMs);
    }
  }

  function give(url: string): void {
    if (!URL.canParse(url) || new URL(url).origin !== origin) fail("broken_link");
    else send({ type: "posthorn.session", fragment: fragmentOf(url, { verifier: verifierOf(url) }) });
  }

  return {
    update: (next) => {
      const before = settings;
      settings = next;
      frame.title = next.title;
      if (next.url !== before.url) give(next.url);
      if (JSON.stringify(next.theme) !== JSON.stringify(before.theme) || next.locale !== before.locale) {
        send({ type: "posthorn.host", theme: next.theme, locale: next.locale });
      }
      const path = portalPath(next.path);
      if (path !== undefined && path !== before.path) send({ type: "posthorn.navigate", path });
    },
    remove: () => {
      isThere = false;
      stop.abort();
      container.replaceChildren();
    },
  };
}

function createFrame(
  document: Document,
  { src }: FrameAddress,
  { title, minHeight }: PortalSettings,
): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.allow = "clipboard-write";
  // The frame learns from it whose page it stands in, where the browser does not say.
  frame.referrerPolicy = "origin";
  frame.style.display = "block";
  frame.style.width = "100%";
  frame.style.border = "0";
  frame.style.height = `${minHeight}px`;
  // Else a dark page behind a light frame, or the other way, paints it white.
  frame.style.colorScheme = "normal";
  frame.src = src;
  return frame;
}
