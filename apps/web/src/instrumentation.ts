/** Runs once when the server starts: wrong settings end it now, not at the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareServer } = await import("./server/prepare-server.ts");
  await prepareServer();
}
