import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const credentialsShape = z.object({ apiKey: z.string().min(1), environmentId: z.string().min(1) });

export type Access = { apiKey: string; environmentId: string | undefined };

/** The API key: POSTHORN_API_KEY, or the one that the first start of Posthorn left in the data folder. */
export async function findAccess(
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): Promise<Access> {
  const file = join(dataDir, "credentials.json");
  const kept = await readCredentials(file);
  const given = env.POSTHORN_API_KEY?.trim();
  if (given) return { apiKey: given, environmentId: kept?.apiKey === given ? kept.environmentId : undefined };
  if (kept) return kept;
  throw new Error(
    `The demo shop has no API key: set POSTHORN_API_KEY, or start Posthorn, which writes ${file}.`,
  );
}

async function readCredentials(file: string): Promise<{ apiKey: string; environmentId: string } | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const read = credentialsShape.safeParse(JSON.parse(text));
  return read.success ? read.data : undefined;
}
