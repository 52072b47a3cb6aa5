import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openApiDocument } from "@posthorn/contract";
import { apiObjectsPage } from "./api-objects-page.ts";
import { apiPage } from "./api-page.ts";
import { cliPage } from "./cli-page.ts";
import { errorsPage } from "./errors-page.ts";
import { importDrawing, importRules } from "./import-drawing.ts";
import { fence } from "./markdown.ts";
import { sdkPage } from "./sdk-page.ts";
import { settingsPage } from "./settings-page.ts";

export const root = join(import.meta.dirname, "..", "..");

/** Every file that is made from code, whole, by its path in the checkout. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const { version } = JSON.parse(await textOf("package.json")) as { version: string };
  const document = openApiDocument({ serverUrl: "http://localhost:8071", version });
  return new Map([
    ["docs/reference/openapi.json", `${JSON.stringify(document, null, 2)}\n`],
    ["docs/reference/api.md", apiPage(document)],
    ["docs/reference/api-objects.md", apiObjectsPage(document)],
    ["docs/reference/errors.md", errorsPage()],
    ["docs/reference/settings.md", settingsPage()],
    ["docs/reference/sdk.md", sdkPage(join(root, "packages", "sdk", "src"))],
    ["docs/reference/cli.md", cliPage()],
    ["docs/architecture.md", await withDrawing("docs/architecture.md")],
  ]);
}

const drawingPlace =
  /(<!-- Drawn from biome\.imports\.json by `npm run docs`\. -->\n\n)```mermaid\n[\s\S]*?\n```/;

/** The page as it is, with the drawing of who may import whom made anew. */
async function withDrawing(path: string): Promise<string> {
  const rules = importRules(await textOf("biome.imports.json"));
  const apps = ["api", "worker", "web", "demo-shop"];
  const text = await textOf(path);
  if (!drawingPlace.test(text)) throw new Error(`${path} has no place for the drawing of imports.`);
  return text.replace(
    drawingPlace,
    (_, before: string) => before + fence("mermaid", importDrawing(rules, apps)),
  );
}

function textOf(path: string): Promise<string> {
  return readFile(join(root, path), "utf8");
}
