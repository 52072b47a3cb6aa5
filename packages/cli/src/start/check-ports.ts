import { createServer, type Server } from "node:net";

export type PortUse = { variable: string; port: number; host: string; what: string };

/** Throws one error that names each port that cannot be had, and its variable, before anything starts. */
export async function checkPorts(uses: readonly PortUse[]): Promise<void> {
  const problems: string[] = [];
  const servers: Server[] = [];
  // All are held at once, so that a port given to two of ours is found too.
  for (const use of uses) {
    const server = createServer();
    const problem = await listen(server, use);
    if (problem === undefined) servers.push(server);
    else problems.push(problem);
  }
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function listen(server: Server, { variable, port, host, what }: PortUse): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE" ? "is in use by another program" : `cannot be opened (${error.code})`;
      resolve(`Port ${port} on ${host} (${what}) ${why}: set ${variable} to another port.`);
    });
    server.listen({ port, host, exclusive: true }, () => resolve(undefined));
  });
}
