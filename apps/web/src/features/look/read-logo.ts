import { limits } from "@posthorn/contract";

export const logoTypes = ["image/png", "image/jpeg", "image/webp", "image/svg+xml"] as const;

/** In base64 a file grows by a third. */
export const mostLogoBytes = Math.floor(((limits.brandingLogoLength - 40) * 3) / 4);

export type ReadLogo = { logo: string } | { problem: "type" | "size" };

/** An image as a data URL, or why it cannot be the logo. */
export async function readLogo(file: Blob): Promise<ReadLogo> {
  const type = logoTypes.find((known) => known === file.type);
  if (!type) return { problem: "type" };
  if (file.size > mostLogoBytes) return { problem: "size" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return { logo: `data:${type};base64,${btoa(binary)}` };
}
