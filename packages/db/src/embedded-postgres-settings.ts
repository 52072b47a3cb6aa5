/** `full`: what is committed survives a crash of the machine. `test`: it need not. */
export type Durability = "full" | "test";

/** The server's settings, for a machine of a few cores that it shares with our Node processes. */
export function serverSettings(durability: Durability): Record<string, string> {
  return durability === "test" ? { ...shared, ...forTests } : shared;
}

const shared = {
  shared_buffers: "512MB",
  effective_cache_size: "4GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_connections: "200",
  huge_pages: "off",
  jit: "off",
  // A parallel worker would take the core that the api or the worker needs.
  max_parallel_workers_per_gather: "0",
  max_logical_replication_workers: "0",
  random_page_cost: "1.1",
  effective_io_concurrency: "64",
  fsync: "on",
  synchronous_commit: "on",
  wal_buffers: "16MB",
  max_wal_size: "4GB",
  min_wal_size: "256MB",
  checkpoint_timeout: "15min",
  checkpoint_completion_target: "0.9",
  // The queue's rows live for seconds, so their dead versions must go as fast.
  autovacuum_naptime: "10s",
  autovacuum_vacuum_cost_limit: "2000",
  autovacuum_vacuum_scale_factor: "0.1",
  autovacuum_analyze_scale_factor: "0.05",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_checkpoints: "off",
  log_line_prefix: "",
};

const forTests = {
  shared_buffers: "128MB",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_wal_size: "1GB",
  min_wal_size: "80MB",
};
