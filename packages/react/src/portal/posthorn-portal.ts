import { type CSSProperties, createElement, type ReactElement, useEffect, useRef } from "react";
import { type AttachedPortal, attachPortal, type PortalSettings } from "./attach-portal.ts";
import type { PortalEvent } from "./event.ts";
import type { PortalSession } from "./session.ts";
import type { PortalTheme } from "./theme.ts";

/**
 * The properties of {@link PosthornPortal}.
 *
 * @example
 * ```ts
 * import type { PosthornPortalProps } from "@posthorn/react";
 *
 * const props: PosthornPortalProps = {
 *   url: "https://portal.example/portal#key=eyJhcHBJZCI6…",
 *   theme: { accent: "#0f766e", background: "transparent" },
 *   locale: "vi",
 * };
 * console.log(props.locale);
 * ```
 */
export type PosthornPortalProps = {
  /** The session to show, or `url`. A new one is given to the frame that is there. */
  readonly session?: PortalSession | null;
  /** The link of the session to show, where there is no `session`. */
  readonly url?: string | null;
  /** Asked for a new session a minute before this one ends; without it the portal says that it has ended. */
  readonly refresh?: () => Promise<PortalSession | string>;
  readonly onEvent?: (event: PortalEvent) => void;
  readonly theme?: PortalTheme;
  /** `en`, `id`, `vi` or `ru`; otherwise the session's, the environment's, or the browser's. */
  readonly locale?: string;
  /** What to open: `/`, `/endpoints/new`, `/endpoints/ep_…`, `/messages/msg_…`; as `navigated` events name it. */
  readonly path?: string;
  /** The accessible name of the frame; "Webhooks" when absent. */
  readonly title?: string;
  /** In pixels; 480 when absent. The height follows the content from there on. */
  readonly minHeight?: number;
  readonly className?: string;
  readonly style?: CSSProperties;
};

const defaultMinHeight = 480;

/**
 * The portal in the host's page: an iframe whose height follows its content. Works in StrictMode, on the server, and
 * with third-party cookies blocked.
 *
 * @example
 * ```tsx
 * import { PosthornPortal } from "@posthorn/react";
 *
 * export function WebhookSettings({ url }: { url: string }) {
 *   return (
 *     <PosthornPortal
 *       url={url}
 *       refresh={() => fetch("/api/webhooks-session", { method: "POST" }).then((answer) => answer.json())}
 *       theme={{ accent: "#0f766e", background: "transparent", radius: 12 }}
 *       onEvent={(event) => console.log(event.type)}
 *     />
 *   );
 * }
 * ```
 */
export function PosthornPortal(props: PosthornPortalProps): ReactElement {
  const { className, style, minHeight = defaultMinHeight } = props;
  const container = useRef<HTMLDivElement>(null);
  const attached = useRef<AttachedPortal | null>(null);
  const settings = settingsOf(props, minHeight);
  const latest = useRef(settings);
  const hasUrl = settings !== null;

  // Before the effect that attaches, which reads it.
  useEffect(() => {
    latest.current = settings;
    if (settings) attached.current?.update(settings);
  });
  useEffect(() => {
    if (!hasUrl || !container.current || !latest.current) return;
    const portal = attachPortal(container.current, latest.current);
    attached.current = portal;
    return () => {
      attached.current = null;
      portal.remove();
    };
  }, [hasUrl]);

  // The place is kept from the start, so that nothing below it jumps.
  return createElement("div", { ref: container, className, style: { minHeight, ...style } });
}

function settingsOf(props: PosthornPortalProps, minHeight: number): PortalSettings | null {
  const { session, refresh, theme, locale, path, onEvent, title = "Webhooks" } = props;
  const url = session?.url ?? props.url;
  if (!url) return null;
  return {
    url,
    title,
    theme,
    locale,
    path,
    minHeight,
    onEvent,
    refresh: refresh && (() => refresh().then((next) => (typeof next === "string" ? next : next.url))),
  };
}
