import type { Browser } from "@playwright/test";

export type FirstLoad = { scriptBytes: number; interactiveMs: number };

/** Scripts that come after it can be used still belong to the first load. */
const settleMs = 1_000;

/** One page with the widget in a browser profile without cache. */
export async function measureFirstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const scripts = new Set<string>();
    let scriptBytes = 0;
    session.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scriptBytes += encodedDataLength;
    });
    await session.send("Network.enable");
    await page.addInitScript(watchUntilUsable);
    await page.goto(url);
    const startedAt = await page.evaluate<number>("performance.timeOrigin");
    const frame = page.frameLocator("iframe");
    await frame.locator(`html[${usableAttribute}]`).waitFor({ state: "attached" });
    const usableAt = Number(await frame.locator("html").getAttribute(usableAttribute));
    await page.waitForTimeout(settleMs);
    return { scriptBytes, interactiveMs: usableAt - startedAt };
  } finally {
    await context.close();
  }
}

const usableAttribute = "data-bench-usable";

/** Runs in each frame: notes when the widget's first link is there and React answers clicks on it. */
const watchUntilUsable = `
  (() => {
    const look = () => {
      const link = document.querySelector("[data-portal] main a");
      if (link && Object.keys(link).some((key) => key.startsWith("__reactProps"))) {
        const at = performance.timeOrigin + performance.now();
        document.documentElement.setAttribute("${usableAttribute}", String(at));
      } else requestAnimationFrame(look);
    };
    if (window !== window.top) requestAnimationFrame(look);
  })();
`;
