import { type Browser, expect, type Page, test } from "@playwright/test";
import { type OidcServer, startOidcServer } from "@posthorn/testing/oidc-server";
import { installation } from "../installation.ts";
import { signIn } from "../sign-in.ts";

const password = "a password to remember";

/** Someone else, in a browser of their own. */
async function somebody(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: installation().dashboardUrl })).newPage();
}

async function openPeople(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
}

/** Answers the link, which is shown this once. */
async function invite(page: Page, email: string, role: string): Promise<string> {
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("button", { name: /Role/ }).click();
  await page.getByRole("option", { name: role }).click();
  await dialog.getByRole("button", { name: "Create link" }).click();
  await expect(dialog.getByRole("heading", { name: `${email} is invited` })).toBeVisible();
  const link = (await dialog.locator("code").textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  return link.trim();
}

test("who was invited joins as a viewer, may change nothing, and is out at once", async ({
  page,
  browser,
}) => {
  const email = `budi-${crypto.randomUUID()}@example.com`;
  const guest = await somebody(browser);
  await guest.goto("/sign-up");
  await expect(guest.getByRole("heading", { name: "Sign-up is closed" })).toBeVisible();

  await signIn(page);
  await openPeople(page);
  const link = await invite(page, email, "Viewer");
  await expect(page.getByRole("listitem", { name: email })).toContainText("expires");

  await guest.goto(link);
  await guest.getByLabel("Your name").fill("Budi");
  await guest.getByLabel("Password").fill(password);
  await guest.getByRole("button", { name: "Join" }).click();
  await guest.waitForURL(/\/env_\w+\//);
  await openPeople(guest);
  await expect(guest.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await expect(guest.getByRole("button", { name: "Remove" })).toHaveCount(0);
  await expect(guest.getByText("Admins and owners invite people")).toBeVisible();

  const again = await somebody(browser);
  await again.goto(link);
  await expect(again.getByRole("heading", { name: "This link no longer works" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Remove Budi" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Member removed")).toBeVisible();
  await guest.reload();
  await expect(guest.getByRole("heading", { name: "Nothing is here" })).toBeVisible();
});

test("a password is changed, other browsers are signed out, and one signs out everywhere", async ({
  page,
  browser,
}) => {
  const email = `siti-${crypto.randomUUID()}@example.com`;
  await signIn(page);
  await openPeople(page);
  const link = await invite(page, email, "Developer");
  const here = await somebody(browser);
  await here.goto(link);
  await here.getByLabel("Your name").fill("Siti");
  await here.getByLabel("Password").fill(password);
  await here.getByRole("button", { name: "Join" }).click();
  await here.waitForURL(/\/env_\w+\//);

  const there = await somebody(browser);
  await enter(there, email, password);
  await here.getByRole("button", { name: "Account of Siti" }).click();
  await here.getByRole("menuitem", { name: "Your account" }).click();
  await expect(here.getByRole("button", { name: /^Sign out Chrome/ })).toHaveCount(1);
  await here.getByLabel("Current password").fill("not this one, surely");
  await here.getByLabel("New password").fill("another password");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("This is not your current password.")).toBeVisible();
  await here.getByLabel("Current password").fill(password);
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("Password changed; other browsers are signed out")).toBeVisible();
  await there.reload();
  await expect(there.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await here.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(here.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await enter(here, email, "another password");
});

async function enter(page: Page, email: string, given: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(given);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/env_\w+\//);
}

test.describe("at another provider", () => {
  let provider: OidcServer;
  test.beforeEach(async () => {
    provider = await startOidcServer({ port: installation().oidcPort });
  });
  test.afterEach(() => provider.close());

  const enterThere = async (page: Page) => {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Continue with Acme ID" }).click();
  };

  test("a verified address that was invited signs in and joins; others are told why not", async ({
    page,
    browser,
  }) => {
    const email = `lan-${crypto.randomUUID()}@example.com`;
    const lan = { sub: crypto.randomUUID(), email, name: "Lan" };
    await signIn(page);
    await openPeople(page);
    await invite(page, email, "Viewer");
    const guest = await somebody(browser);

    provider.signsIn({ ...lan, email_verified: false });
    await enterThere(guest);
    await expect(guest.getByText("has no verified e-mail address")).toBeVisible();

    provider.signsIn({ sub: "nobody", email: `not-${email}`, email_verified: true });
    await enterThere(guest);
    await expect(guest.getByText("Nobody here has that e-mail address")).toBeVisible();

    provider.signsIn(null);
    await enterThere(guest);
    await expect(guest.getByText("Signing in there did not work")).toBeVisible();

    provider.signsIn({ ...lan, email_verified: true });
    await enterThere(guest);
    await guest.waitForURL(/\/env_\w+\//);
    await expect(guest.getByRole("button", { name: "Account of Lan" })).toBeVisible();
  });

  test("a token that the provider did not sign opens nothing", async ({ browser }) => {
    const guest = await somebody(browser);
    provider.forgesTokens();
    const { email } = installation().operator;
    provider.signsIn({ sub: "eve", email, email_verified: true });
    await enterThere(guest);
    await expect(guest.getByText("Signing in there did not work")).toBeVisible();
  });
});

test("an owner makes an environment and renames it", async ({ page }) => {
  await signIn(page);
  const menu = page.getByRole("button", { name: /^Environment/ });
  await menu.click();
  await page.getByRole("menuitem", { name: "New environment" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Staging");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(menu).toHaveAccessibleName(/Staging/);
  await menu.click();
  await page.getByRole("menuitem", { name: "Rename environment" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Rehearsal");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(menu).toHaveAccessibleName(/Rehearsal/);
});
