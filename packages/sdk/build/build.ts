import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { bundle } from "./bundle.ts";
import { emitTypes } from "./emit-types.ts";
import { manifest } from "./manifest.ts";
import { thirdPartyNotices } from "./third-party-notices.ts";

const sdk = join(import.meta.dirname, "..");

await build(resolve(process.argv[2] ?? join(sdk, "dist")));

/** The package as it is published, with a package.json of its own: into `dist/`, or the folder that is named. */
async function build(dist: string): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await Promise.all([bundle(sdk, dist), emitTypes(sdk, dist)]);
  await writeFile(join(dist, "package.json"), `${JSON.stringify(await manifest(sdk), null, 2)}\n`);
  await writeFile(join(dist, "THIRD-PARTY-NOTICES.md"), await thirdPartyNotices());
  await cp(join(sdk, "README.md"), join(dist, "README.md"));
  await cp(join(sdk, "../../LICENSE"), join(dist, "LICENSE"));
}
