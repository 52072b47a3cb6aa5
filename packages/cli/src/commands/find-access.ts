import { loadSettings } from "@posthorn/settings";
import { readCredentials } from "../start/data-folder.ts";

export type Access = { apiKey: string; serverUrl: string };

/** Address and key for calls of the API: those of the settings, or what the running start wrote down. */
export async function findAccess(): Promise<Access> {
  const settings = loadSettings(process.env);
  const credentials = await readCredentials(settings.dataDir);
  const apiKey = settings.apiKey ?? credentials?.apiKey;
  if (apiKey === undefined) {
    throw new Error(
      `There is no API key: set POSTHORN_API_KEY (posthorn token create makes one), or name the --environment; ` +
        `${settings.dataDir} has no credentials.json.`,
    );
  }
  return { apiKey, serverUrl: serverUrlOf(settings.apiUrl, credentials?.apiUrl) };
}

/** What the running start wrote down counts, unless the variables of this shell say otherwise. */
export function serverUrlOf(ofSettings: string, ofStart: string | undefined): string {
  const isSet = Boolean(process.env.POSTHORN_API_URL?.trim() || process.env.POSTHORN_API_PORT?.trim());
  return isSet ? ofSettings : (ofStart ?? ofSettings);
}
