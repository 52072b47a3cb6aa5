import {
  type FrameMessage,
  type HostMessage,
  hostMessages,
  messageOf,
  type PortalEvent,
  portalPath,
} from "@posthorn/react/protocol";
import { keepAskedLocale, tellLocale } from "#features/portal/session-store.ts";
import { tellLook } from "#features/theme/look.ts";
import { hostOrigin } from "./host-origin.ts";

/** What a host asks of the page in its frame. */
export type HostOrders = {
  navigate(path: string): void;
  openLink(fragment: string): void;
};

/** Tells the host that embeds this page; without one, or to another origin, nothing is told. */
export function tellHost(message: FrameMessage): void {
  post(message);
}

/** The height as svix-react's `AppPortal` with `fullSize` wants to hear of it. */
export function tellSvixHost(height: number): void {
  post({ type: "svix.iframe-resizer-height", payload: { height } });
}

function post(message: unknown): void {
  const host = hostOrigin(window);
  if (host === null || host === "null") return;
  window.parent.postMessage(message, host);
}

export function tellHostOf(event: PortalEvent): void {
  tellHost({ type: "posthorn.event", event });
}

/** Takes what the host says, until the function that is returned is called. */
export function listenToHost(orders: HostOrders): () => void {
  const host = hostOrigin(window);
  if (host === null) return () => undefined;
  const take = (event: MessageEvent) => {
    if (event.source !== window.parent || event.origin !== host) return;
    const message = messageOf<HostMessage>(event.data, hostMessages);
    if (message) follow(message, orders);
  };
  window.addEventListener("message", take);
  tellHost({ type: "posthorn.hello" });
  return () => window.removeEventListener("message", take);
}

function follow(message: HostMessage, orders: HostOrders): void {
  const root = document.documentElement;
  switch (message.type) {
    case "posthorn.host":
      root.dataset.embedded = "true";
      if (typeof message.theme === "object") tellLook({ theme: message.theme });
      if (typeof message.locale === "string") {
        keepAskedLocale(message.locale);
        tellLocale();
      }
      return;
    case "posthorn.session":
      if (typeof message.fragment === "string") orders.openLink(message.fragment);
      return;
    case "posthorn.navigate": {
      const path = portalPath(message.path);
      if (path !== undefined) orders.navigate(path);
      return;
    }
    case "posthorn.sight":
      if (!Number.isFinite(message.top) || !Number.isFinite(message.height)) return;
      root.style.setProperty("--sight-top", `${message.top}px`);
      root.style.setProperty("--sight-height", `${message.height}px`);
  }
}
