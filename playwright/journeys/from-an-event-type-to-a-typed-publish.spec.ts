import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { installation } from "../installation.ts";
import { signIn } from "../sign-in.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const tsc = join(root, "node_modules/typescript/bin/tsc");

const word = crypto.randomUUID().slice(0, 8).replaceAll("-", "");
const name = `stay_${word}.booked`;
const uid = `hotel-${word}`;
const schema = {
  type: "object",
  required: ["room"],
  properties: { room: { type: "integer", description: "Its number." }, note: { type: "string" } },
};

let folder: string;
test.beforeAll(async () => {
  // Within the checkout, so that the program finds the SDK as the demo shop does.
  await mkdir(join(root, "test-results"), { recursive: true });
  folder = await mkdtemp(join(root, "test-results", "types-"));
  await callApi("POST", "app", JSON.stringify({ name: "Hotel", uid }));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test("an event type is written, published and copied as types, and a wrong payload does not compile", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const environment = await signIn(page);

  await page.getByRole("link", { name: "Event types" }).click();
  await page.getByRole("button", { name: "Create event type" }).first().click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Name").fill("not a name");
  await expect(dialog.getByText("such as order.created; no hyphen")).toBeVisible();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Description").fill("A stay was booked.");
  await dialog.getByRole("button", { name: "Create event type" }).click();
  await expect(page).toHaveURL(`${environment}/event-types/${name}`);

  await write(page, "Schema", '{ "type": "text" }');
  await expect(page.getByRole("alert").getByText("/type must be")).toBeVisible();
  await write(page, "Schema", JSON.stringify(schema));
  await write(page, "Example", '{ "room": "seven" }');
  await expect(page.getByRole("status").getByText("1 problem")).toBeVisible();
  await write(page, "Example", '{ "room": 7 }');
  await expect(page.getByText("✓ valid")).toBeVisible();
  await page.getByRole("button", { name: "Save draft" }).click();
  await publish(page, "1");
  await page.reload();
  await expect(page.getByText("Its number.")).toBeVisible();

  await publishTyped(await copiedTypes(page), { right: "{ room: 7, note: 'sea' }", wrong: "{ room: '7' }" });

  // What takes a field away says how many messages had it.
  await page.goto(`${environment}/event-types/${name}?view=json`);
  await write(page, "Schema", JSON.stringify({ ...schema, properties: { room: { type: "integer" } } }));
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText(/v2 removes note: 1 of 1 message/).first()).toBeVisible();
  await publish(page, "2");
  await page.getByRole("tab", { name: "Versions" }).click();
  await expect(page.getByText("removed, was string")).toBeVisible();

  await page.goto(`${environment}/messages?app=${uid}`);
  await expect(page.getByText(name).first()).toBeVisible();
});

async function publish(page: Page, version: string): Promise<void> {
  await page.getByRole("button", { name: `Publish v${version}` }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: `Publish v${version}` })
    .click();
  await expect(page.getByText(`v${version} of ${name} is published`)).toBeVisible();
}

async function write(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole("textbox", { name: field, exact: true }).fill(text);
}

async function copiedTypes(page: Page): Promise<string> {
  await page.getByRole("link", { name: "All event types" }).click();
  await page.getByRole("button", { name: "Copy TypeScript types of all event types" }).click();
  await expect(page.getByRole("status").getByText("Copied")).toBeAttached();
  return page.evaluate("navigator.clipboard.readText()");
}

async function publishTyped(types: string, payloads: { right: string; wrong: string }): Promise<void> {
  const { apiUrl, apiKey } = installation();
  const program = (payload: string) => `import { createPosthorn, type EventsOf } from "@posthorn/sdk";
import type { EventTypes } from "./event-types.ts";

const posthorn = createPosthorn<EventsOf<EventTypes>>({ apiKey: process.env.KEY ?? "", serverUrl: "${apiUrl}" });
await posthorn.publish("${name}", ${payload}, { application: "${uid}" });
`;
  await writeFile(join(folder, "event-types.ts"), types);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "right.ts"), program(payloads.right));
  await writeFile(join(folder, "wrong.ts"), program(payloads.wrong));
  const config = { extends: join(root, "tsconfig.base.json"), include: ["*.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = await run(process.execPath, [tsc, "-p", folder]).catch(
    (failure: { stdout: string }) => failure,
  );
  expect(stdout).toContain("wrong.ts");
  expect(stdout).not.toContain("right.ts");
  await run(process.execPath, [join(folder, "right.ts")], { env: { ...process.env, KEY: apiKey } });
}
