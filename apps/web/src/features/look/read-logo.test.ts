import { branding } from "@posthorn/contract";
import { describe, expect, it } from "vitest";
import { mostLogoBytes, readLogo } from "./read-logo.ts";

describe("readLogo", () => {
  it("is an image that branding takes, up to the most bytes", async () => {
    const read = await readLogo(new Blob([new Uint8Array(mostLogoBytes)], { type: "image/svg+xml" }));
    expect(branding.safeParse(read).success).toBe(true);
  });

  it("refuses what is too large, and what is no image", async () => {
    const large = new Blob([new Uint8Array(mostLogoBytes + 1)], { type: "image/png" });
    expect(await readLogo(large)).toEqual({ problem: "size" });
    expect(await readLogo(new Blob(["<p>"], { type: "text/html" }))).toEqual({ problem: "type" });
  });
});
