import type { ApiKeyScope, MemberRole } from "@posthorn/db";

/** Who asks. An environment is part of every actor but the command line and the loops. */
export type Actor = KeyActor | SessionActor | UserActor | LocalActor;

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

/** How an actor is written down: key:key_…, session:ps_…, user:usr_…, cli, system. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "key":
      return `key:${actor.keyId}`;
    case "session":
      return `session:${actor.portalSessionId}`;
    case "user":
      return `user:${actor.userId}`;
    case "cli":
    case "system":
      return actor.kind;
  }
}
