import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "./listen.ts";
import { createPool } from "./pool.ts";
import { createPrisma } from "./prisma.ts";

const options = {
  max: 1,
  applicationName: "test",
  connectTimeoutMs: 200,
  statementTimeoutMs: 200,
  silenceMs: 100,
};

let database: TestDatabase;
let server: Server;
let url: string;
let isSilent = false;
const sockets = new Set<Socket>();

/** Leads to Postgres; while it is silent nothing comes back, and no connection breaks. */
beforeAll(async () => {
  database = await createTestDatabase();
  const { hostname, port } = new URL(database.url);
  server = createServer((socket) => {
    const postgres = connect(Number(port), hostname);
    socket.pipe(postgres);
    postgres.on("data", (chunk) => {
      if (!isSilent) socket.write(chunk);
    });
    for (const each of [socket, postgres]) {
      sockets.add(each);
      each.on("error", () => undefined);
      each.on("close", () => socket.destroy() && postgres.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const through = new URL(database.url);
  through.hostname = "127.0.0.1";
  through.port = String((server.address() as AddressInfo).port);
  url = through.href;
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
  await database.close();
});

describe("a database server that says nothing", () => {
  it("is not waited for by a pool: neither for a connection nor for an answer, and the next is a new one", async () => {
    isSilent = true;
    const pool = createPool(url, options);
    await expect(pool.query("select 1")).rejects.toThrow("timeout");
    isSilent = false;
    await pool.query("select 1");
    isSilent = true;
    await expect(pool.query("select 1")).rejects.toThrow("timeout");
    isSilent = false;
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it("is not waited for by Prisma either", async () => {
    isSilent = true;
    const prisma = createPrisma(url, options);
    await expect(prisma.organization.count()).rejects.toThrow();
    isSilent = false;
    await prisma.organization.count();
    isSilent = true;
    await expect(prisma.organization.count()).rejects.toThrow();
    isSilent = false;
    expect(await prisma.organization.count()).toBe(0);
    await prisma.$disconnect();
  });

  it("is tried again by what listens, until it speaks", async () => {
    isSilent = true;
    const { promise: lost, resolve: onDisconnect } = Promise.withResolvers<void>();
    const { promise: connected, resolve: onConnect } = Promise.withResolvers<void>();
    const listener = listen({
      ...{ url, channels: ["test"], timeoutMs: 200, onNotification: () => undefined },
      ...{ onDisconnect, onConnect },
    });
    await lost;
    expect(listener.isConnected()).toBe(false);
    isSilent = false;
    await connected;
    expect(listener.isConnected()).toBe(true);
    await listener.close();
  });
});
