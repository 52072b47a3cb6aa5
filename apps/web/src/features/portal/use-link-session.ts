"use client";

import type { PortalLinkKey } from "@posthorn/contract";
import type { Messages } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { hostOrigin, mayEmbed } from "#features/embed/host-origin.ts";
import { readLinkKey, readLinkVerifier } from "./link-key.ts";
import { openLink } from "./open-link.ts";
import { PortalError } from "./portal-error.ts";
import { keptSession, type PortalSession } from "./session-store.ts";

export type LinkProblem = keyof Messages["portal"]["problems"];

type LinkState =
  | { kind: "opening" }
  | { kind: "open"; session: PortalSession }
  | { kind: "problem"; problem: LinkProblem };

type LinkSession = {
  state: LinkState;
  retry: () => void;
  /** Goes on with the link of this fragment; what is shown stays until it is open. */
  openNext: (fragment: string) => void;
};

const retryAfterMs = 5_000;

/**
 * The session of the link in the address bar, or the one this tab has open. The key leaves the address bar at
 * once: it shall not stay in the history, nor be copied along.
 */
export function useLinkSession(apiUrl: string): LinkSession {
  const [state, setState] = useState<LinkState>({ kind: "opening" });
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => setTries((before) => before + 1), []);

  useEffect(() => {
    let isCurrent = true;
    sessionOfPage(apiUrl).then((next) => {
      if (isCurrent) setState((before) => (isStillOpen(before) && next.kind === "problem" ? before : next));
    });
    return () => {
      isCurrent = false;
    };
  }, [apiUrl, tries]);

  // A host may put a new link into the frame that is there.
  useEffect(() => {
    const open = () => {
      if (readLinkKey(window.location.hash) !== null) retry();
    };
    window.addEventListener("hashchange", open);
    return () => window.removeEventListener("hashchange", open);
  }, [retry]);

  const openNext = useCallback(
    (fragment: string) => {
      pending = linkOf(fragment);
      retry();
    },
    [retry],
  );

  const isWaiting = state.kind === "problem" && state.problem === "unreachable";
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(retry, retryAfterMs);
    return () => clearTimeout(timer);
  }, [isWaiting, tries, retry]);

  return { state, retry, openNext };
}

// Kept beside the address bar until it is exchanged: a try that failed is repeated without it.
let pending: PendingLink | "broken" | null = null;

type PendingLink = { key: PortalLinkKey; verifier: string | undefined };

function linkOf(fragment: string): typeof pending {
  const key = readLinkKey(fragment);
  return key === null || key === "broken" ? key : { key, verifier: readLinkVerifier(fragment) };
}

function isStillOpen(state: LinkState): boolean {
  return state.kind === "open" && new Date(state.session.expiresAt) > new Date();
}

async function sessionOfPage(apiUrl: string): Promise<LinkState> {
  const found = linkOf(window.location.hash);
  if (found !== null) {
    pending = found;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, "", `${pathname}${search}`);
  }
  if (pending === "broken") return { kind: "problem", problem: "broken_link" };
  if (pending === null) {
    const session = keptSession(new Date());
    return session ? opened(session) : { kind: "problem", problem: "no_link" };
  }
  try {
    const session = await openLink(apiUrl, pending.key, pending.verifier);
    pending = null;
    return opened(session);
  } catch (error) {
    return { kind: "problem", problem: problemOf(error) };
  }
}

function opened(session: PortalSession): LinkState {
  const isAllowed = mayEmbed(hostOrigin(window), session.embedOrigins, window.location.origin);
  return isAllowed ? { kind: "open", session } : { kind: "problem", problem: "foreign_page" };
}

function problemOf(error: unknown): LinkProblem {
  if (!(error instanceof PortalError)) return "failed";
  if (error.kind === "unreachable") return "unreachable";
  if (error.code === "link_already_used" || error.code === "link_expired") return error.code;
  return error.kind === "ended" ? "link_expired" : "failed";
}
