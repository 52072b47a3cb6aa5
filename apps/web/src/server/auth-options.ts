import { headers } from "next/headers";
import type { LoggerInstance, NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { clientAddress } from "#server/client-address.ts";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { identityOf, oauthProviders } from "#server/sign-in-providers.ts";

declare module "next-auth" {
  interface Session {
    /** The row that makes this sign-in revocable: every call looks it up. */
    sessionId?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

const day = 86_400;

/**
 * Sign-in with e-mail and password, and at the providers that the settings open. The cookie only names a session row;
 * the row decides.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: resources().sessionSecret,
    session: { strategy: "jwt", maxAge: domain.userSessionDays * day },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (credentials, request) => authorize(credentials, new Headers(request.headers)),
      }),
      ...oauthProviders(resources().settings),
    ],
    logger: authLogger(),
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.type !== "oauth") return true;
        const result = await signInAtProvider(account.provider, profile);
        if (result.kind !== "signed_in") return `/sign-in?problem=${result.kind}`;
        // The same object comes to `jwt` below, as it does from `authorize`.
        user.id = result.sessionId;
        return true;
      },
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.id } : token),
      session: ({ token }) => ({
        expires: new Date(Number(token.exp) * 1_000).toISOString(),
        ...(token.sessionId ? { sessionId: token.sessionId } : {}),
      }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sessionId) await domain.signOut(resources().ctx, { sessionId: token.sessionId });
      },
    },
  };
}

async function authorize(
  credentials: Record<"email" | "password", string> | undefined,
  headers: Headers,
): Promise<{ id: string } | null> {
  const { ctx, signInLimiter, settings } = resources();
  const result = await domain.signIn(ctx, signInLimiter, {
    email: String(credentials?.email ?? "").slice(0, 320),
    password: String(credentials?.password ?? ""),
    address: clientAddress(headers, settings.trustedProxies),
    userAgent: headers.get("user-agent") ?? "",
  });
  switch (result.kind) {
    case "signed_in":
      return { id: result.sessionId };
    case "refused":
      return null;
    case "limited":
      // next-auth hands the text of an error to the form, and nothing else.
      throw new Error(`limited ${result.retryAfterSeconds}`);
  }
}

async function signInAtProvider(provider: string, profile: unknown) {
  const { ctx, settings } = resources();
  return domain.signInWithIdentity(ctx, {
    ...identityOf(provider, profile, settings),
    userAgent: (await headers()).get("user-agent") ?? "",
    isSignUpOpen: settings.openSignUp,
  });
}

/** Errors of next-auth hold answers of providers, with tokens: only what they are called is written. */
function authLogger(): Partial<LoggerInstance> {
  const { log } = resources();
  return {
    error: (code, metadata) => {
      const error = "error" in metadata ? metadata.error : metadata;
      log.warn({ code, message: error instanceof Error ? error.message : undefined }, "sign-in failed");
    },
    warn: (code) => log.warn({ code }, "sign-in"),
    debug: () => undefined,
  };
}
