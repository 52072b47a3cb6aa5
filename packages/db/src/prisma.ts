import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";
import { type ConnectionOptions, connectionDefaults } from "./pool.ts";

export type PrismaTransaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

export function createPrisma(url: string, options: ConnectionOptions): PrismaClient {
  const { connectTimeoutMs, statementTimeoutMs, silenceMs } = { ...connectionDefaults, ...options };
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.max ?? 4,
    application_name: options.applicationName,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + silenceMs,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  return new PrismaClient({ adapter });
}
