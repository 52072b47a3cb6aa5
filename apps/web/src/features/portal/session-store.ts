import { type Capability, capability, type Locale, locale } from "@posthorn/contract";
import { z } from "zod";

/** What the page works with once a link was opened. */
export type PortalSession = {
  token: string;
  appId: string;
  capabilities: Capability[];
  expiresAt: string;
  /** The language that host or environment chose; null leaves it to the browser. */
  locale: Locale | null;
  /** Origins of pages that may frame this one; any when empty. */
  embedOrigins: string[];
};

const keys = {
  verifier: "posthorn.portal.verifier",
  session: "posthorn.portal.session",
  locale: "posthorn.portal.locale",
} as const;

const storedSession = z.object({
  token: z.string(),
  appId: z.string(),
  capabilities: z.array(capability),
  expiresAt: z.string(),
  locale: locale.nullable(),
  embedOrigins: z.array(z.string()),
  /** Of the link that opened it, so that the same link goes on with it. */
  linkHash: z.string(),
});

type StoredSession = z.output<typeof storedSession>;

// A browser may refuse storage to a frame; then the session lasts as long as the page.
const memory = new Map<string, string>();

/** The secret of this browser, made at the first link: only who has it can open the same link again. */
export function browserVerifier(): string {
  const kept = read(keys.verifier);
  if (kept !== null) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const made = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  write(keys.verifier, made);
  return made;
}

/** The session of this tab, if one is open and not past its end; `linkHash` asks for the one of that link. */
export function keptSession(now: Date, linkHash?: string): PortalSession | null {
  const text = read(keys.session);
  const parsed = text === null ? undefined : storedSession.safeParse(parseOrNull(text));
  if (!parsed?.success) return null;
  const { linkHash: keptHash, ...session } = parsed.data;
  if (linkHash !== undefined && linkHash !== keptHash) return null;
  return new Date(session.expiresAt) > now ? session : null;
}

export function keepSession(session: PortalSession, linkHash: string): void {
  write(keys.session, JSON.stringify({ ...session, linkHash } satisfies StoredSession));
}

export function forgetSession(): void {
  memory.delete(keys.session);
  try {
    sessionStorage.removeItem(keys.session);
  } catch {}
}

/** The language that an address of this tab asked for: its next pages do not say it again. */
export function keptAskedLocale(): string | null {
  return read(keys.locale);
}

export function keepAskedLocale(locale: string): void {
  write(keys.locale, locale);
}

/** Told when the language may be another: of a session that was opened, or by the host. */
export const localeEvent = "posthorn-locale";

export function tellLocale(): void {
  window.dispatchEvent(new Event(localeEvent));
}

/** Recognises a link without keeping its token. */
export async function hashOfLink(oneTimeToken: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(oneTimeToken));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function write(key: string, value: string): void {
  memory.set(key, value);
  try {
    sessionStorage.setItem(key, value);
  } catch {}
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
