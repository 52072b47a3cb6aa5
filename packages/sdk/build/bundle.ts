import { join } from "node:path";
import { type OutputOptions, type Plugin, rolldown } from "rolldown";
import { entries } from "./entries.ts";

/**
 * The entries as ESM and CommonJS, with the svix package inside: it is ESM for Node 22 alone. It is a
 * chunk of its own, so that an import of verification leaves it out.
 */
export async function bundle(sdk: string, dist: string): Promise<void> {
  const input = Object.fromEntries(entries.map((entry) => [entry, join(sdk, "src", `${entry}.ts`)]));
  const bundled = await rolldown({
    input,
    // Neither Node nor browser: nothing of either may be assumed, and a built-in of Node is an error.
    platform: "neutral",
    plugins: [withoutStandardWebhooks],
    transform: { target: "es2022" },
    onLog: (level, log) => {
      if (level === "warn") throw new Error(log.message);
    },
  });
  for (const format of ["esm", "cjs"] as const) await bundled.write(outputOf(format, dist));
  await bundled.close();
}

function outputOf(format: "esm" | "cjs", dir: string): OutputOptions {
  const extension = format === "esm" ? "js" : "cjs";
  return {
    dir,
    format,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `chunks/[name].${extension}`,
    codeSplitting: { groups: [{ name: "svix", test: /\/node_modules\/svix\// }] },
  };
}

/**
 * svix imports it for a class of its own that verifies, which nothing here uses; as CommonJS it could not be left
 * out, 20 kB of it.
 */
const withoutStandardWebhooks: Plugin = {
  name: "without-standardwebhooks",
  resolveId: (id) => (id === "standardwebhooks" ? "\0standardwebhooks" : null),
  load: (id) =>
    id === "\0standardwebhooks" ? "export class Webhook {}\nexport class WebhookVerificationError {}" : null,
};
