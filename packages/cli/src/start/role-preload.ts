import { isMainThread } from "node:worker_threads";

// Loaded before a program that another process of ours starts and gives one end of a pipe as its input:
// when that process is gone, however it went, the input ends, and the program is asked to stop.
const boundMs = 12_000;

if (isMainThread) {
  process.stdin.on("end", stop).on("error", stop).resume();
  process.stdin.unref();
}

function stop(): void {
  setTimeout(() => process.exit(1), boundMs).unref();
  process.kill(process.pid, "SIGTERM");
}
