import type { Identity } from "@posthorn/domain";
import type { Settings } from "@posthorn/settings";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";

/** A provider beside e-mail and password, as the sign-in page shows it. */
export type SignInProvider = { id: string; name: string };

type ProviderSettings = Pick<
  Settings,
  | "githubClientId"
  | "githubClientSecret"
  | "googleClientId"
  | "googleClientSecret"
  | "oidcIssuer"
  | "oidcClientId"
  | "oidcClientSecret"
  | "oidcName"
>;

/** What every provider is read into: the claims of OpenID Connect that are of use here. */
const claimsSchema = z.object({
  sub: z.string().min(1).max(1_000),
  name: z.string().nullish(),
  email: z.string().nullish(),
  email_verified: z.boolean().nullish(),
});

type Claims = z.infer<typeof claimsSchema>;

const timeoutMs = 10_000;
const googleIssuer = "https://accounts.google.com";

/** The providers that the settings open, in the order of the sign-in page. */
export function signInProviders(settings: ProviderSettings): SignInProvider[] {
  return oauthProviders(settings).map(({ id, name }) => ({ id, name }));
}

/** The same for next-auth: where each provider is and how it is asked. */
export function oauthProviders(settings: ProviderSettings): OAuthConfig<unknown>[] {
  const found = [
    client(settings.githubClientId, settings.githubClientSecret, github),
    client(settings.googleClientId, settings.googleClientSecret, (given) =>
      oidc({ ...given, id: "google", name: "Google", issuer: googleIssuer }),
    ),
    client(settings.oidcClientId, settings.oidcClientSecret, (given) =>
      settings.oidcIssuer
        ? oidc({ ...given, id: "oidc", name: settings.oidcName, issuer: settings.oidcIssuer })
        : null,
    ),
  ];
  return found.filter((provider) => provider !== null);
}

/** Who signed in, in the words of the domain; an address is theirs only where the provider itself says so. */
export function identityOf(provider: string, profile: unknown, settings: ProviderSettings): Identity {
  const { sub, name, email, email_verified } = claimsSchema.parse(profile);
  return {
    provider: provider === "oidc" ? (settings.oidcIssuer ?? provider) : provider,
    subject: sub,
    name: name ?? "",
    email: email ?? null,
    isEmailVerified: email_verified === true,
  };
}

type Client = { clientId: string; clientSecret: string };
type Provider = OAuthConfig<unknown>;

function client(
  clientId: string | undefined,
  clientSecret: string | undefined,
  provider: (given: Client) => Provider | null,
): Provider | null {
  return clientId && clientSecret ? provider({ clientId, clientSecret }) : null;
}

// https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
function oidc(given: Client & { id: string; name: string; issuer: string }): Provider {
  return {
    ...given,
    type: "oauth",
    wellKnown: `${given.issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions: { timeout: timeoutMs },
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims = claimsOfToken(tokens.id_token ?? "");
        if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return shown(claims);
        // Some providers tell the address here only.
        const more = claimsSchema.parse(await client.userinfo(tokens.access_token));
        if (more.sub !== claims.sub) throw new Error("userinfo is of somebody else than the token");
        return shown({ ...claims, ...more });
      },
    },
    profile,
  };
}

/** Read without a look at the signature, which next-auth has checked by now. */
function claimsOfToken(idToken: string): Claims {
  const [, payload = ""] = idToken.split(".");
  return claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
}

const githubUser = z.object({ id: z.number(), login: z.string(), name: z.string().nullish() });
const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

// https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
function github(given: Client): Provider {
  return {
    ...given,
    id: "github",
    name: "GitHub",
    type: "oauth",
    issuer: "https://github.com/login/oauth",
    authorization: {
      url: "https://github.com/login/oauth/authorize",
      params: { scope: "read:user user:email" },
    },
    token: "https://github.com/login/oauth/access_token",
    checks: ["pkce", "state"],
    httpOptions: { timeout: timeoutMs },
    userinfo: {
      url: "https://api.github.com/user",
      request: async ({ tokens }) => {
        const [user, emails] = await Promise.all(
          ["user", "user/emails"].map((path) => askGithub(path, tokens.access_token ?? "")),
        );
        return shown(githubClaims(user, emails));
      },
    },
    profile,
  };
}

/** The address of a GitHub profile is whatever its owner shows; only this list says which is verified. */
export function githubClaims(user: unknown, emails: unknown): Claims {
  const { id, login, name } = githubUser.parse(user);
  const primary = githubEmails.parse(emails).find((email) => email.primary);
  return {
    sub: String(id),
    name: name ?? login,
    email: primary?.email,
    email_verified: primary?.verified,
  };
}

async function askGithub(path: string, accessToken: string): Promise<unknown> {
  const response = await fetch(`https://api.github.com/${path}`, {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status}`);
  return response.json();
}

/** next-auth's type of a profile knows no null. */
function shown({ sub, name, email, email_verified }: Claims) {
  return {
    sub,
    ...(name && { name }),
    ...(email && { email }),
    ...(email_verified && { email_verified }),
  };
}

/** next-auth wants a user of each profile; which account it is, its `signIn` callback decides. */
function profile(claims: unknown) {
  return { id: claimsSchema.parse(claims).sub };
}
