import { describeSettings, type Environment } from "@posthorn/settings";

/** What programs in general look at; nothing else of our own environment reaches a role. */
const general = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "NODE_OPTIONS",
  "NODE_COMPILE_CACHE",
  "NODE_EXTRA_CA_CERTS",
  "SSL_CERT_DIR",
  "SSL_CERT_FILE",
];

/** The whole environment of a role: the general part, every setting that is set, and what start decides or takes away. */
export function roleEnvironment(env: Environment, decided: Environment): Record<string, string> {
  const settings = describeSettings().map((setting) => setting.variable);
  const names = new Set([...general, ...settings, ...Object.keys(decided)]);
  const values = [...names].map((name) => [name, name in decided ? decided[name] : env[name]] as const);
  return Object.fromEntries(values.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
