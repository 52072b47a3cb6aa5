import { join } from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  // Types are checked by `npm run verify`; a start on a fresh clone need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: join(import.meta.dirname, "..", ".."),
    // All that next-intl's plugin would do here; it would also load a compiler of 30 MB into the server.
    resolveAlias: { "next-intl/config": "./src/i18n/request.ts" },
  },
  transpilePackages: ["@posthorn/contract", "@posthorn/react"],
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
