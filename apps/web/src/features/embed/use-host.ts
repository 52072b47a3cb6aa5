"use client";

import type { PortalErrorCode } from "@posthorn/react/protocol";
import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";
import type { PortalSession } from "#features/portal/session-store.ts";
import type { LinkProblem } from "#features/portal/use-link-session.ts";
import { listenToHost, tellHost, tellHostOf } from "./embed-bridge.ts";
import { followHeight } from "./follow-height.ts";

const root = "/portal";
const beforeEndMs = 60_000;

type HostInput = {
  openNext: (fragment: string) => void;
  session: PortalSession | null;
  problem: LinkProblem | null;
};

/** Speaks with the page that embeds this one: what happened, where it is, how high it is, when its session ends. */
export function useHost({ openNext, session, problem }: HostInput): void {
  const router = useRouter();
  const path = usePathname();

  useEffect(
    () =>
      listenToHost({
        navigate: (place) => router.push(place === "/" ? root : `${root}${place}`),
        openLink: openNext,
      }),
    [router, openNext],
  );
  useEffect(() => {
    const page = document.querySelector<HTMLElement>("[data-portal]");
    return page ? followHeight(page) : undefined;
  }, []);
  useEffect(() => tellHostOf({ type: "navigated", path: path.slice(root.length) || "/" }), [path]);
  const isOpen = session !== null;
  useEffect(() => {
    if (isOpen) tellHostOf({ type: "ready" });
  }, [isOpen]);
  useEffect(() => {
    if (problem) tellHostOf({ type: "error", code: codeOf(problem) });
    if (problem === "no_link") tellHost({ type: "posthorn.session-needed", reason: "none" });
    if (problem === "ended") tellHost({ type: "posthorn.session-needed", reason: "none" });
  }, [problem]);
  const endsAt = session?.expiresAt;
  useEffect(() => {
    if (endsAt === undefined) return;
    const ask = () => tellHost({ type: "posthorn.session-needed", reason: "ends" });
    const timer = setTimeout(ask, Math.max(0, Date.parse(endsAt) - beforeEndMs - Date.now()));
    return () => clearTimeout(timer);
  }, [endsAt]);
}

function codeOf(problem: LinkProblem): PortalErrorCode {
  return problem === "ended" ? "session_ended" : problem;
}
