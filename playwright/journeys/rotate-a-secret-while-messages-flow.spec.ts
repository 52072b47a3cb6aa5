import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { verifyWebhook } from "@posthorn/sdk/webhook";
import { callApi } from "../call-api.ts";
import { portalLink } from "../open-portal.ts";

type Verified = { ok: number; failed: number };

/** A customer's server that takes only what its secret proves, as it stands in this moment. */
async function startVerifier(secret: () => string) {
  const seen: Verified = { ok: 0, failed: 0 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    const { ok } = await verifyWebhook({ headers: textHeaders(request.headers), body }, secret());
    seen[ok ? "ok" : "failed"] += 1;
    response.writeHead(ok ? 204 : 400).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    seen,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function textHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

test("a secret is rotated while messages flow, and no signature fails", async ({ page }) => {
  const uid = `toko-${crypto.randomUUID()}`;
  await portalLink(uid);
  let secret = "";
  const verifier = await startVerifier(() => secret);
  const { id } = await callApi<{ id: string }>(
    "POST",
    `app/${uid}/endpoint`,
    JSON.stringify({ url: verifier.url }),
  );
  const current = () => callApi<{ key: string }>("GET", `app/${uid}/endpoint/${id}/secret`);
  secret = (await current()).key;
  const publish = () =>
    callApi("POST", `app/${uid}/msg`, JSON.stringify({ eventType: "order.created", payload: { id: 1042 } }));
  let isFlowing = true;
  const flow = (async () => {
    while (isFlowing) await publish();
  })();
  const untilMore = async (count: number) => {
    const goal = verifier.seen.ok + count;
    await expect.poll(() => verifier.seen.ok).toBeGreaterThanOrEqual(goal);
  };
  try {
    await untilMore(10);
    await page.goto(await portalLink(uid));
    await page.getByRole("link", { name: new RegExp(verifier.url) }).click();
    await page.getByRole("button", { name: "Rotate" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("signed with both");
    await dialog.getByRole("button", { name: "Rotate secret" }).click();
    await expect(page.getByText("The secret was rotated")).toBeVisible();

    // The receiver goes on with the old one for a while, as it does in life, and then takes the new.
    await untilMore(10);
    const { key } = await current();
    expect(key).not.toBe(secret);
    secret = key;
    await untilMore(10);
    expect(verifier.seen.failed).toBe(0);
  } finally {
    isFlowing = false;
    await flow;
    await verifier.close();
  }
});
