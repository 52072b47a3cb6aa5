import type { ApiKeyScope, MemberRole } from "@posthorn/db";

/** Who asks. An environment is part of every actor but the command line and the loops. */
export type Actor = KeyActor | TenantActor | UserActor | LocalActor;

/** Bound to one application: everything else looks as if it did not exist. */
export type TenantActor = SessionActor | ApplicationKeyActor;

export type KeyActor = {
  kind: "key";
  keyId: string;
  organizationId: string;
  environmentId: string;
  scope: ApiKeyScope;
};

/** A tenant in the portal: one application, and what the host allowed it. */
export type SessionActor = {
  kind: "session";
  portalSessionId: string;
  organizationId: string;
  environmentId: string;
  applicationId: string;
  capabilities: readonly string[];
  featureFlags: readonly string[];
};

/** A tenant's own program: one application, and what the key's scope allows. */
export type ApplicationKeyActor = {
  kind: "application_key";
  applicationKeyId: string;
  organizationId: string;
  environmentId: string;
  applicationId: string;
  capabilities: readonly string[];
  featureFlags: readonly string[];
};

/** An operator in the dashboard, with one environment open. */
export type UserActor = {
  kind: "user";
  userId: string;
  organizationId: string;
  environmentId: string;
  role: MemberRole;
};

/** The command line of the server's own machine, or a background loop. */
export type LocalActor = { kind: "cli" | "system"; organizationId: string; environmentId: string };

export function isTenant(actor: Actor): actor is TenantActor {
  return actor.kind === "session" || actor.kind === "application_key";
}

/** The id of a caller's key or portal session. */
export function credentialIdOf(actor: KeyActor | TenantActor): string {
  switch (actor.kind) {
    case "key":
      return actor.keyId;
    case "session":
      return actor.portalSessionId;
    case "application_key":
      return actor.applicationKeyId;
  }
}

/** How an actor is written down: key:key_…, session:ps_…, application_key:akey_…, user:usr_…, cli, system. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "key":
    case "session":
    case "application_key":
      return `${actor.kind}:${credentialIdOf(actor)}`;
    case "user":
      return `user:${actor.userId}`;
    case "cli":
    case "system":
      return actor.kind;
  }
}
