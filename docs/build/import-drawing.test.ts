import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./generated-files.ts";
import { importDrawing, importRules } from "./import-drawing.ts";

describe("importRules", () => {
  it("reads what the linter allows each package", async () => {
    const rules = importRules(await readFile(join(root, "biome.imports.json"), "utf8"));
    expect(rules).toContainEqual({ name: "queue", mayImport: ["db"] });
    expect(rules).toContainEqual({ name: "contract", mayImport: [] });
  });
});

describe("importDrawing", () => {
  it("says once what every app may import", () => {
    const rules = [{ name: "api", mayImport: ["settings", "domain"] }];
    const drawing = importDrawing(rules, ["api"]);
    expect(drawing).toContain("apps --> settings");
    expect(drawing).toContain("api --> domain");
    expect(drawing).not.toContain("api --> settings");
  });
});
