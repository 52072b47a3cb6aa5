import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Who signs in at the provider: claims of their tokens. */
export type OidcPerson = { sub: string; email?: string; email_verified?: boolean; name?: string };

export type OidcServer = {
  /** Who is in front of the browser from now on; null: they refuse. */
  signsIn(person: OidcPerson | null): void;
  /** From now on its tokens are signed by a key that it does not publish. */
  forgesTokens(): void;
  close(): Promise<void>;
};

type Grant = { person: OidcPerson; nonce: string; challenge: string; redirectUri: string };

/** Who may send people here. */
export const oidcClient = { clientId: "posthorn", clientSecret: "a secret of both" } as const;
const lifetimeSeconds = 300;

/**
 * An OpenID Connect provider on loopback, as much of OpenID Connect Core as the authorization code flow with PKCE
 * needs. It asks nothing: whoever is in front of it has agreed already.
 */
export async function startOidcServer({ port = 0 }: { port?: number } = {}): Promise<OidcServer> {
  const published = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const people = new Map<string, OidcPerson>();
  let person: OidcPerson | null = null;
  let signingKey = published.privateKey;
  let issuer = "";

  const authorize = (query: URLSearchParams, response: ServerResponse) => {
    const back = new URL(query.get("redirect_uri") ?? "");
    back.searchParams.set("state", query.get("state") ?? "");
    if (person === null || query.get("client_id") !== oidcClient.clientId) {
      back.searchParams.set("error", "access_denied");
    } else {
      const code = randomBytes(16).toString("hex");
      grants.set(code, {
        person,
        nonce: query.get("nonce") ?? "",
        challenge: query.get("code_challenge") ?? "",
        redirectUri: query.get("redirect_uri") ?? "",
      });
      back.searchParams.set("code", code);
    }
    response.writeHead(302, { location: back.href }).end();
  };

  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const body = new URLSearchParams(await textOf(request));
    const code = body.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code);
    const challenge = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    const isRight =
      request.headers.authorization === basic() &&
      grant?.challenge === challenge &&
      grant.redirectUri === body.get("redirect_uri");
    if (!isRight) return json(response, { error: "invalid_grant" }, 400);
    const accessToken = randomBytes(16).toString("hex");
    people.set(accessToken, grant.person);
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: issuer,
      aud: oidcClient.clientId,
      sub: grant.person.sub,
      nonce: grant.nonce,
      iat: now,
      exp: now + lifetimeSeconds,
    };
    const header = encoded({ alg: "RS256", kid: "only" });
    const signed = `${header}.${encoded(claims)}`;
    const signature = sign("sha256", Buffer.from(signed), signingKey).toString("base64url");
    json(response, {
      access_token: accessToken,
      token_type: "Bearer",
      expires_in: lifetimeSeconds,
      id_token: `${signed}.${signature}`,
    });
  };

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    if (pathname === "/.well-known/openid-configuration") return json(response, discoveryOf(issuer));
    if (pathname === "/jwks") {
      const jwk = published.publicKey.export({ format: "jwk" });
      return json(response, { keys: [{ ...jwk, kid: "only", alg: "RS256", use: "sig" }] });
    }
    if (pathname === "/authorize") return authorize(searchParams, response);
    if (pathname === "/token") return token(request, response);
    const found = people.get((request.headers.authorization ?? "").replace("Bearer ", ""));
    if (pathname === "/userinfo" && found) return json(response, found);
    json(response, { error: "invalid_request" }, 400);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    signsIn: (next) => {
      person = next;
    },
    forgesTokens: () => {
      signingKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function discoveryOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

// RFC 6749 section 2.3.1: both parts are form-encoded before they are joined.
function basic(): string {
  const [id, secret] = [oidcClient.clientId, oidcClient.clientSecret].map((part) =>
    new URLSearchParams({ part }).toString().slice("part=".length),
  );
  return `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function json(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
