import { spawn } from "node:child_process";
import { once } from "node:events";
import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diffSchema } from "./diff-schema.ts";
import { Prisma } from "./generated/client.ts";
import { migrate } from "./migrate.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("migrate", () => {
  it("finds nothing to do in a database that is up to date", async () => {
    expect(await migrate(database.url)).toEqual([]);
  });

  it("lets its process end at once", async () => {
    const script = `const { migrate } = await import(${JSON.stringify(import.meta.resolve("./migrate.ts"))});
      await migrate(${JSON.stringify(database.url)});`;
    // Killed at 8 s, below the 10 s for which the engine's timer would hold it.
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], { timeout: 8_000 });
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("leaves the datamodel as the last migration was made from", async () => {
    expect(await diffSchema(database.url)).toBe("");
  });

  it("makes every column that a model reads, no less and no more", async () => {
    const { rows } = await database.pool.query<{ name: string; columns: string[] }>(
      `select table_name as name, array_agg(column_name::text order by column_name) as columns
         from information_schema.columns where table_schema = 'public' group by table_name`,
    );
    const columnsOf = new Map(rows.map((row) => [row.name, row.columns]));
    for (const [table, columns] of Object.entries(modelColumns())) {
      expect(columnsOf.get(table), table).toEqual(columns);
    }
  });

  it("sorts ids by their bytes, whatever the database's own order is", async () => {
    const { rows } = await database.pool.query(
      `select table_name, column_name from information_schema.columns
        where table_schema = 'public' and column_name in ('id', 'message_id', 'endpoint_id', 'application_id')
          and data_type = 'text' and table_name not like '\\_%' and collation_name is distinct from 'C'`,
    );
    expect(rows).toEqual([]);
  });
});

function modelColumns(): Record<string, string[]> {
  const columns: Record<string, string[]> = {};
  for (const [model, table] of Object.entries(tableNames)) {
    const fields = Object.values(
      Prisma[`${model}ScalarFieldEnum` as keyof typeof Prisma] as object,
    ) as string[];
    columns[table] = fields.map(snakeCase).sort();
  }
  return columns;
}

function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const tableNames = {
  Message: "messages",
  Payload: "payloads",
  QueuedDelivery: "delivery_queue",
  Delivery: "deliveries",
  Attempt: "attempts",
  ResponseBody: "response_bodies",
  Endpoint: "endpoints",
  Application: "applications",
  Environment: "environments",
  Gate: "gates",
  Incident: "incidents",
  Rollup: "rollups",
  BackgroundTask: "background_tasks",
};
