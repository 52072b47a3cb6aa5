export type { Pool, PoolClient } from "pg";
export type * from "./generated/client.ts";
export { Prisma } from "./generated/client.ts";
export * from "./generated/enums.ts";
export { createId, type IdPrefix, lowestId, timeOfId } from "./id.ts";
export { type Listener, type ListenOptions, listen } from "./listen.ts";
export { migrate } from "./migrate.ts";
export { onlyOne } from "./only-one.ts";
export {
  dayPartition,
  dropPartition,
  ensurePartitions,
  listPartitions,
  type Partition,
  type PartitionedTable,
  partitionDaysAhead,
  partitionEnd,
  partitionedTables,
  partitionStart,
  type RetentionClass,
  retentionClassFor,
} from "./partitions.ts";
export { createPool, type PoolOptions } from "./pool.ts";
export { createPrisma, type PrismaTransaction } from "./prisma.ts";
export { readStorage, type Storage } from "./read-storage.ts";
