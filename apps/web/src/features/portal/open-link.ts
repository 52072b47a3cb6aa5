import { oneTimeTokenOut, type PortalLinkKey } from "@posthorn/contract";
import { tellLook } from "#features/theme/look.ts";
import { callApi } from "./portal-api.ts";
import {
  browserVerifier,
  hashOfLink,
  keepSession,
  keptSession,
  type PortalSession,
  tellLocale,
} from "./session-store.ts";

const opening = new Map<string, Promise<PortalSession>>();

/**
 * Exchanges a link for a session. The same link goes on with its session in this browser: after a reload,
 * back, a second mount. Two mounts at once share one exchange.
 */
export function openLink(apiUrl: string, key: PortalLinkKey, verifier?: string): Promise<PortalSession> {
  const underWay = opening.get(key.oneTimeToken);
  if (underWay) return underWay;
  const started = exchange(apiUrl, key, verifier).finally(() => opening.delete(key.oneTimeToken));
  opening.set(key.oneTimeToken, started);
  return started;
}

async function exchange(
  apiUrl: string,
  { appId, oneTimeToken }: PortalLinkKey,
  verifier = browserVerifier(),
): Promise<PortalSession> {
  const linkHash = await hashOfLink(oneTimeToken);
  const kept = keptSession(new Date(), linkHash);
  if (kept) return kept;
  const body = { oneTimeToken, verifier };
  const answer = oneTimeTokenOut.parse(
    JSON.parse(await callApi(apiUrl, "auth/one-time-token", { method: "POST", body })),
  );
  const { token, capabilities, expiresAt, locale, embedOrigins, branding } = answer;
  tellLook({ branding });
  const session = { token, appId: answer.appId || appId, capabilities, expiresAt, locale, embedOrigins };
  keepSession(session, linkHash);
  tellLocale();
  return session;
}
