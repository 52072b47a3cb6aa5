import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

it("outlives a connection that breaks in somebody's hands", async () => {
  const client = await database.pool.connect();
  const { rows } = await client.query("select pg_backend_pid() as pid");
  const broken = new Promise((resolve) => client.once("end", resolve));
  await database.pool.query("select pg_terminate_backend($1)", [rows[0].pid]);
  await broken;
  await expect(client.query("select 1")).rejects.toThrow();
  client.release(true);
  const again = await database.pool.query("select 1 as one");
  expect(again.rows).toEqual([{ one: 1 }]);
});
