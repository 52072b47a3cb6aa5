import { join } from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  // Types are checked by `npm run verify`; a start on a fresh clone need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: join(import.meta.dirname, "..", "..") },
  transpilePackages: ["@posthorn/contract"],
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
