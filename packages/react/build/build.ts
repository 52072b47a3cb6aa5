import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { bundlePackage, bundleScript } from "./bundle.ts";
import { emitTypes } from "./emit-types.ts";

const root = join(import.meta.dirname, "..");

await build(resolve(process.argv[2] ?? join(root, "dist")));

/** The package as it is published, with a package.json of its own: into `dist/`, or the folder that is named. */
async function build(dist: string): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await Promise.all([bundlePackage(dist), bundleScript(join(dist, "posthorn-portal.js")), emitTypes(dist)]);
  await writeFile(join(dist, "package.json"), `${JSON.stringify(await manifest(), null, 2)}\n`);
  await cp(join(root, "README.md"), join(dist, "README.md"));
  await cp(join(root, "../../LICENSE"), join(dist, "LICENSE"));
}

/** The package.json of the published package: no dependencies but React, which the host has. */
async function manifest(): Promise<Record<string, unknown>> {
  const { name, version, license, peerDependencies } = JSON.parse(
    await readFile(join(root, "package.json"), "utf8"),
  );
  return {
    name,
    version,
    description:
      "Posthorn's portal in your own page, and hooks to draw your own: webhooks for your customers.",
    license,
    keywords: ["webhooks", "react", "posthorn"],
    type: "module",
    sideEffects: ["./element.js", "./element.cjs", "./posthorn-portal.js"],
    main: "./index.cjs",
    module: "./index.js",
    types: "./index.d.cts",
    exports: {
      ".": conditionsOf("index"),
      "./element": conditionsOf("element"),
      "./posthorn-portal.js": "./posthorn-portal.js",
      "./package.json": "./package.json",
    },
    peerDependencies,
    // The custom element needs none.
    peerDependenciesMeta: { react: { optional: true } },
  };
}

function conditionsOf(entry: string) {
  return {
    import: { types: `./${entry}.d.ts`, default: `./${entry}.js` },
    require: { types: `./${entry}.d.cts`, default: `./${entry}.cjs` },
  };
}
