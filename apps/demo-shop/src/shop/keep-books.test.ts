import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepBooks } from "./keep-books.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-demo-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(file = "demo-shop.json") {
  const onError = (error: unknown) => {
    throw error;
  };
  return keepBooks({ file: join(folder, file), newToken: () => "shop_token", onError });
}

describe("keepBooks", () => {
  it("remembers over a restart, for nobody else to read", async () => {
    const first = await open();
    first.kept.books.pelmennaya.tables[0] = { number: 1, guest: "Ольга" };
    first.kept.secrets["crm/pelmennaya"] = "whsec_x";
    first.touch();
    await first.close();
    const second = await open();
    expect(second.kept).toEqual(first.kept);
    await second.close();
    expect((await stat(join(folder, "demo-shop.json"))).mode & 0o777).toBe(0o600);
  });

  it.each([["{"], ["null"], ["{}"], ['{"books":{"kopi-kita":{}},"secrets":{}}']])(
    "begins anew when its file holds %s",
    async (text) => {
      await writeFile(join(folder, "demo-shop.json"), text);
      const keeper = await open();
      expect(Object.keys(keeper.kept.books)).toEqual(["kopi-kita", "nha-hang-sen", "pelmennaya"]);
      await keeper.close();
      expect(JSON.parse(await readFile(join(folder, "demo-shop.json"), "utf8"))).toEqual(keeper.kept);
    },
  );
});
