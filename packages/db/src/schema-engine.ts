import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

export const prismaFolder = fileURLToPath(new URL("../../../prisma/", import.meta.url));
export const noFilters = { externalTables: [], externalEnums: [] };

/** Runs `work` with Prisma's own schema engine, in WebAssembly: nothing is downloaded. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadWasm();
  await loading;
  // The engine does not close what it opened; ending the pool does.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const opened = await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(opened);
  } finally {
    opened.free();
    await pool.end();
  }
}

type WasmRuntime = {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

let loading: Promise<void> | undefined;

// Loaded by hand, and once: a second instance would break what the first made.
// Not as a module: importing a .wasm file as a module makes Node print a warning at every start.
async function loadWasm(): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  const path = resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const bytes = await readFile(path);
  const runtime = (globalThis as unknown as { WebAssembly: WasmRuntime }).WebAssembly;
  const imports = { ...engine, ...timersThatHoldNothing() };
  const { instance } = await runtime.instantiate(bytes, { "./schema_engine_bg.js": imports });
  const { __wbg_set_wasm: setWasm } = engine as unknown as { __wbg_set_wasm(exports: object): void };
  setWasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/**
 * The engine waits for its advisory lock against a timer of 10 s that it never clears: left as it is, it would hold
 * the process for as long. While the engine works, its connection does that.
 */
function timersThatHoldNothing(): Record<string, unknown> {
  const timers = Object.entries(engine).filter(([name]) => name.startsWith("__wbg_setTimeout_"));
  const withoutHold = (run: () => void, ms: number) => setTimeout(run, ms).unref();
  return Object.fromEntries(timers.map(([name]) => [name, withoutHold]));
}

export async function readMigrations(): Promise<MigrationList> {
  const baseDir = join(prismaFolder, "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => {
      const value = await readFile(join(baseDir, path, "migration.sql"), "utf8");
      return { path, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
    }),
  );
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}

/** The schema as it stands in prisma/, one file a noun. */
export async function readDatamodel(): Promise<SchemasContainer> {
  const models = await readdir(join(prismaFolder, "models"));
  const paths = ["schema.prisma", ...models.sort().map((name) => join("models", name))];
  const files = await Promise.all(
    paths.map(async (path) => ({ path, content: await readFile(join(prismaFolder, path), "utf8") })),
  );
  return { files };
}
