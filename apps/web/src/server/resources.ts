import type { AnonymousCtx, Mailer, SignInLimiter } from "@posthorn/domain";
import type { RoleSettings } from "@posthorn/settings";
import type { Logger } from "@posthorn/telemetry";
import { domain, settings, telemetry } from "#server/native.ts";

/** What this process has one of: database connections, keys, counters, the log. */
export type Resources = {
  settings: RoleSettings;
  log: Logger;
  ctx: AnonymousCtx;
  signInLimiter: SignInLimiter;
  /** Null without a mail server. */
  mailer: Mailer | null;
  /** Encrypts the cookies of sessions. */
  sessionSecret: string;
};

const key = Symbol.for("posthorn.web.resources");
// Nobody else writes under this symbol.
const store = globalThis as { [key]?: Resources };

/** Opened at the first use. Next holds this module several times in one process, hence the global. */
export function resources(): Resources {
  store[key] ??= openResources();
  return store[key];
}

function openResources(): Resources {
  const found = settings.loadRoleSettings(process.env);
  const { databaseUrl, masterKey, previousMasterKey, databasePoolSize, smtpUrl, mailFrom } = found;
  const ctx = domain.openDomain({
    databaseUrl,
    applicationName: "posthorn-web",
    poolSize: databasePoolSize,
    masterKey,
    previousMasterKey,
    policy: domain.policyOf(found),
  });
  return {
    settings: found,
    log: telemetry.createLogger("web", found.logLevel),
    ctx,
    signInLimiter: domain.createSignInLimiter(),
    mailer: smtpUrl && mailFrom ? domain.createMailer({ smtpUrl, from: mailFrom }) : null,
    sessionSecret: ctx.vault.deriveKey("dashboard sessions").toString("base64"),
  };
}
