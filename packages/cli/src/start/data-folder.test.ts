import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdDataFolder, keepMasterKey, readCredentials, writeCredentials } from "./data-folder.ts";

let dataDir: string;

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), "posthorn-data-")), "data");
});

afterEach(() => rm(join(dataDir, ".."), { recursive: true }));

describe("holdDataFolder", () => {
  it("makes the folder for its owner alone", async () => {
    const hold = await holdDataFolder(dataDir);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    await hold.release();
  });

  it("refuses a second start while one runs", async () => {
    const hold = await holdDataFolder(dataDir);
    await expect(holdDataFolder(dataDir)).rejects.toThrow(
      `Posthorn's data folder ${dataDir} is in use by process ${process.pid}`,
    );
    await hold.release();
  });

  it("waits for one that is stopping", async () => {
    const hold = await holdDataFolder(dataDir);
    hold.announceStop();
    const next = holdDataFolder(dataDir);
    await hold.release();
    await (await next).release();
  });
});

describe("keepMasterKey", () => {
  it("makes 32 bytes once, for the owner's eyes only", async () => {
    await (await holdDataFolder(dataDir)).release();
    const key = await keepMasterKey(dataDir);
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    expect(await keepMasterKey(dataDir)).toBe(key);
    expect((await stat(join(dataDir, "master-key"))).mode & 0o777).toBe(0o600);
  });
});

describe("writeCredentials", () => {
  it("keeps them as JSON for the owner alone", async () => {
    await (await holdDataFolder(dataDir)).release();
    expect(await readCredentials(dataDir)).toBeUndefined();
    const credentials = {
      apiUrl: "http://localhost:8071",
      apiKey: "sk_x",
      portalUrl: "http://localhost:3000",
      operator: { email: "a@example.com", password: "p" },
      environmentId: "env_1",
    };
    await writeCredentials(dataDir, credentials);
    const file = join(dataDir, "credentials.json");
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(credentials);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readCredentials(dataDir)).toEqual(credentials);
  });
});
