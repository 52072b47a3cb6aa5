const base64Pattern = /^[A-Za-z0-9+/]*={0,2}$/;

/** Null where the text is not base64; missing padding is accepted. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  // atob would skip white space, which lets one signature be written in many ways.
  if (!base64Pattern.test(text)) return null;
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

export function encodeBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
