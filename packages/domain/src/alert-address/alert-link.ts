import { createHmac, timingSafeEqual } from "node:crypto";
import type { AnonymousCtx } from "../ctx.ts";

/** What a link in a mail does to the alert address that the mail went to. */
export type AlertLinkKind = "confirm" | "stop";

type LinkDeps = Pick<AnonymousCtx, "vault" | "policy" | "now">;

const dayMs = 86_400_000;
const validDays: Record<AlertLinkKind, number> = { confirm: 2, stop: 400 };
const pattern = /^(confirm|stop)\.(aaddr_[0-9A-Za-z]{27})\.(\d{1,15})\.([\w-]{43})$/;

/**
 * The address of a page that asks for a yes, as mail scanners open links too. Whoever knows the link is the mail's
 * reader; its token stands in the fragment, is signed and expires, and needs no row of its own.
 */
export function alertLinkUrl({ vault, policy, now }: LinkDeps, kind: AlertLinkKind, id: string): string {
  const text = `${kind}.${id}.${now().getTime() + validDays[kind] * dayMs}`;
  return `${policy.portalUrl}/alert-address#${text}.${signatureOf(vault, text).toString("base64url")}`;
}

/** What the token of such a link says, or null: it is not ours, or has expired. */
export function readAlertLink(
  { vault, now }: LinkDeps,
  token: string,
): { kind: AlertLinkKind; id: string } | null {
  const [, kind, id, until, signature] = pattern.exec(token) ?? [];
  if (id === undefined || signature === undefined || !(kind === "confirm" || kind === "stop")) return null;
  const right = signatureOf(vault, `${kind}.${id}.${until}`);
  if (!timingSafeEqual(Buffer.from(signature, "base64url"), right)) return null;
  return Number(until) > now().getTime() ? { kind, id } : null;
}

function signatureOf(vault: LinkDeps["vault"], text: string): Buffer {
  return createHmac("sha256", vault.deriveKey("alert links")).update(text).digest();
}
