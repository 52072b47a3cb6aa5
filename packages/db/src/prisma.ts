import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";

export type PrismaTransaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

export function createPrisma(url: string, options: { max?: number; applicationName: string }): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.max ?? 4,
    application_name: options.applicationName,
    statement_timeout: 60_000,
    query_timeout: 65_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  return new PrismaClient({ adapter });
}
