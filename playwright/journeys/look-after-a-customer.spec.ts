import { expect, test } from "@playwright/test";
import { callApi } from "../call-api.ts";
import { signIn } from "../sign-in.ts";
import { type Receiver, startReceiver } from "../start-receiver.ts";

let receiver: Receiver;

test.beforeEach(async () => {
  receiver = await startReceiver(500);
});
test.afterEach(() => receiver.close());

test("an operator creates a customer and looks at its portal as it does", async ({ page, context }) => {
  const name = `Kedai <b>Satu</b> 🍜 ${crypto.randomUUID()}`;
  await signIn(page);
  await page.getByRole("link", { name: "Applications" }).click();
  await page.getByRole("button", { name: "Create application" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Metadata as JSON (optional)").fill('{"plan": ');
  await expect(dialog.getByText("Not a JSON object of texts yet.")).toBeVisible();
  await dialog.getByLabel("Metadata as JSON (optional)").fill('{"plan": "pro"}');
  await dialog.getByRole("button", { name: "Create application" }).click();
  await expect(page.getByRole("heading", { name }).last()).toBeVisible();
  await expect(page.getByText("pro", { exact: true })).toBeVisible();

  const opening = context.waitForEvent("page");
  await page.getByRole("button", { name: "Open as tenant" }).click();
  const portal = await opening;
  await expect(portal.getByText("No endpoint yet")).toBeVisible();
  await expect(portal.getByRole("link", { name: "Add endpoint" }).first()).toBeVisible();
  await portal.close();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete application" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete application" }).click();
  await expect(page.getByRole("heading", { name: "Applications" })).toBeAttached();
  await page.getByRole("searchbox").fill(name);
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByText("No application fits")).toBeVisible();
});

test("an operator finds the endpoint that fails, turns it off and on, and recovers it", async ({ page }) => {
  const uid = `warung-${crypto.randomUUID()}`;
  await callApi("POST", "app", JSON.stringify({ name: uid, uid }));
  await callApi("POST", `app/${uid}/endpoint`, JSON.stringify({ url: receiver.url, retrySchedule: [0.1] }));
  for (let order = 0; order < 4; order++) {
    await callApi(
      "POST",
      `app/${uid}/msg`,
      JSON.stringify({ eventType: "order.created", payload: { order } }),
    );
  }
  await expect.poll(() => receiver.bodies.length).toBeGreaterThanOrEqual(4);

  await signIn(page);
  await page.getByRole("link", { name: "Endpoints" }).click();
  await page.getByRole("searchbox", { name: "Search in URL or description" }).fill(receiver.url);
  await page.getByRole("searchbox").press("Enter");
  const row = page.getByRole("row").filter({ hasText: receiver.url });
  await expect(row).toHaveCount(1);
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText("failing", { timeout: 1_000 });
  }).toPass();
  await row.getByRole("link", { name: receiver.url }).click();
  await expect(page.getByText(/Answered 500/)).toBeVisible();

  await page.getByRole("button", { name: "Disable" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(receiver.url);
  await dialog.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("disabled by hand")).toBeVisible();
  await page.getByRole("button", { name: "Enable" }).click();
  await dialog.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByText("disabled by hand")).toHaveCount(0);

  receiver.answer(204);
  const before = receiver.bodies.length;
  await page.getByRole("button", { name: "Recover…" }).click();
  await dialog.getByRole("button", { name: "Recover" }).click();
  await expect(page.getByText(/The last recovery sent 4 again/)).toBeVisible();
  await expect.poll(() => receiver.bodies.length).toBeGreaterThanOrEqual(before + 4);
});

test("an operator mends a customer's endpoint, rotates its secret, and deletes it", async ({ page }) => {
  const uid = `kios-${crypto.randomUUID()}`;
  await callApi("POST", "app", JSON.stringify({ name: uid, uid }));
  const fields = { url: "https://kios.example/hokks" };
  const { id } = await callApi<{ id: string }>("POST", `app/${uid}/endpoint`, JSON.stringify(fields));
  await signIn(page);
  await page.goto(page.url().replace(/messages$/, `endpoints/${id}`));
  // A toast is an alert dialog to readers too: each is found by its title.
  const act = async (name: string, title: string) => {
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name }).click();
    return page.getByRole("alertdialog", { name: title });
  };

  const edit = await act("Edit", "Edit endpoint");
  await edit.getByLabel("URL").fill("ftp://kios.example");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(edit.getByText("This value does not fit.")).toBeVisible();
  await edit.getByLabel("URL").fill("https://kios.example/hooks");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "https://kios.example/hooks" }).last()).toBeVisible();

  const before = await callApi<{ key: string }>("GET", `app/${uid}/endpoint/${id}/secret`);
  const rotate = await act("Rotate secret", "Rotate the secret");
  await rotate.getByRole("button", { name: "Rotate secret" }).click();
  await expect(page.getByText("The secret was rotated")).toBeVisible();
  const after = await callApi<{ key: string }>("GET", `app/${uid}/endpoint/${id}/secret`);
  expect(after.key).not.toBe(before.key);

  const remove = await act("Delete", "Delete this endpoint");
  await expect(remove).toContainText("https://kios.example/hooks");
  await remove.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("The endpoint was deleted")).toBeVisible();
  await expect(page).toHaveURL(/\/endpoints$/);
});
