import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Entry, entries, subpathOf } from "./entries.ts";

/** The package.json of the published package: no dependencies, no scripts. */
export async function manifest(sdk: string): Promise<Record<string, unknown>> {
  const { name, version, license } = JSON.parse(await readFile(join(sdk, "package.json"), "utf8"));
  return {
    name,
    version,
    description:
      "Publish webhooks with types, show them to your customers, verify them: the SDK of Posthorn.",
    license,
    keywords: ["webhooks", "standard-webhooks", "events", "posthorn"],
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
    main: "./index.cjs",
    module: "./index.js",
    types: "./index.d.cts",
    exports: {
      ...Object.fromEntries(entries.map((entry) => [subpathOf(entry), conditionsOf(entry)])),
      "./package.json": "./package.json",
    },
  };
}

function conditionsOf(entry: Entry) {
  return {
    import: { types: `./${entry}.d.ts`, default: `./${entry}.js` },
    require: { types: `./${entry}.d.cts`, default: `./${entry}.cjs` },
  };
}
