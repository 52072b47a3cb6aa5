import { join } from "node:path";
import { type RolldownOptions, rolldown } from "rolldown";

const source = join(import.meta.dirname, "../src");

const options: RolldownOptions = {
  platform: "browser",
  external: ["react"],
  transform: { target: "es2022" },
  onLog: (level, log) => {
    if (level === "warn") throw new Error(log.message);
  },
};

/** What is imported: both entries, as ESM and CommonJS. */
export async function bundlePackage(dist: string): Promise<void> {
  const input = { index: join(source, "index.ts"), element: join(source, "element.ts") };
  const bundled = await rolldown({ ...options, input });
  // The directive is for frameworks that render on the server: the component and the hooks are of the browser.
  const banner = '"use client";';
  const names = (extension: string) => ({
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `chunks/[name].${extension}`,
  });
  await bundled.write({ dir: dist, format: "esm", banner, ...names("js") });
  await bundled.write({ dir: dist, format: "cjs", banner, ...names("cjs") });
  await bundled.close();
}

/** The custom element as one script, for pages without a bundler. */
export async function bundleScript(file: string): Promise<void> {
  const bundled = await rolldown({ ...options, input: join(source, "element.ts") });
  await bundled.write({ file, format: "iife", name: "Posthorn", minify: true });
  await bundled.close();
}
