import type { z } from "zod";
import { type SettingProblem, SettingsError } from "./settings-error.ts";
import { factsOf, type SettingKey, settingsSchema } from "./settings-schema.ts";

/** The settings as the environment gives them; `apiUrl` and `portalUrl` have their defaults. */
export type Settings = Readonly<
  Omit<z.output<typeof settingsSchema>, "apiUrl" | "portalUrl"> & { apiUrl: string; portalUrl: string }
>;

/** The settings of a process that serves: a database and a master key are there. */
export type RoleSettings = Settings & { readonly databaseUrl: string; readonly masterKey: string };

export type Environment = Readonly<Record<string, string | undefined>>;

const settingKeys = Object.keys(settingsSchema.shape) as SettingKey[];

/** What must be there when something else is. */
const required: readonly (readonly [key: SettingKey, by: SettingKey])[] = [
  ["mailFrom", "smtpUrl"],
  ["githubClientSecret", "githubClientId"],
  ["googleClientSecret", "googleClientId"],
  ["oidcClientId", "oidcIssuer"],
  ["oidcClientSecret", "oidcIssuer"],
];

/** Reads every setting, or throws one `SettingsError` that names each wrong variable. */
export function loadSettings(env: Environment): Settings {
  const given = Object.fromEntries(settingKeys.map((key) => [key, textOf(env, key)]));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0] as SettingKey));
    throw new SettingsError([...wrong].map((key) => wrongValue(key, textOf(env, key))));
  }
  const settings = parsed.data;
  const gaps = required.filter(([key, by]) => settings[by] !== undefined && settings[key] === undefined);
  if (gaps.length > 0) {
    throw new SettingsError(gaps.map(([key, by]) => missing(key, `${factsOf(by).variable} is set`)));
  }
  return deepFreeze({
    ...settings,
    apiUrl: settings.apiUrl ?? `http://localhost:${settings.apiPort}`,
    portalUrl: settings.portalUrl ?? `http://localhost:${settings.port}`,
  });
}

/** The settings of an api, worker or web process, which all need a database and the master key. */
export function loadRoleSettings(env: Environment): RoleSettings {
  const settings = loadSettings(env);
  const { databaseUrl, masterKey } = settings;
  if (databaseUrl === undefined) throw new SettingsError([missing("databaseUrl", "a role needs a database")]);
  if (masterKey === undefined) throw new SettingsError([missing("masterKey", "DATABASE_URL is set")]);
  return Object.freeze({ ...settings, databaseUrl, masterKey });
}

/** An empty variable counts as unset: compose files and CI pass those. */
function textOf(env: Environment, key: SettingKey): string | undefined {
  return env[factsOf(key).variable]?.trim() || undefined;
}

function wrongValue(key: SettingKey, given: string | undefined): SettingProblem {
  const { variable, allowed, secret } = factsOf(key);
  const shown = secret ? "a value that cannot be read" : JSON.stringify((given ?? "").slice(0, 100));
  return { variable, message: `${variable} is ${shown}; it must be ${allowed}.` };
}

function missing(key: SettingKey, because: string): SettingProblem {
  const { variable, allowed } = factsOf(key);
  return { variable, message: `${variable} is not set, but ${because}; set it to ${allowed}.` };
}

function deepFreeze<T extends object>(value: T): Readonly<T> {
  for (const part of Object.values(value)) if (Array.isArray(part)) Object.freeze(part);
  return Object.freeze(value);
}
