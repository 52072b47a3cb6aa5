import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../checkout.ts";

export type SeedInput = { databaseUrl: string; masterKey: string; portalUrl: string };

export type SeedOutput = {
  apiKey: string;
  environmentId: string;
  operator: { email: string; password: string };
};

type SeedModule = { seed(input: SeedInput): Promise<SeedOutput> };

const seedFile = join(root, "prisma", "seed.ts");

/** Fills an empty database with the demo environment, by prisma/seed.ts. */
export async function seedDemo(input: SeedInput): Promise<SeedOutput | undefined> {
  if (!existsSync(seedFile)) return undefined;
  const module: SeedModule = await import(pathToFileURL(seedFile).href);
  return module.seed(input);
}
