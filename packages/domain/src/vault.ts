import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** What a sealed value belongs to: it opens for this place and no other. */
export type SealedPlace = { table: string; id: string; environmentId: string };

export type Vault = {
  seal(plain: string, place: SealedPlace): Uint8Array<ArrayBuffer>;
  open(sealed: Uint8Array, place: SealedPlace): string;
  /** Whether it was sealed under the present key; `key rotate` rewraps what was not. */
  isCurrent(sealed: Uint8Array): boolean;
  /** Names the present master key without telling it. */
  fingerprint: string;
  /** The same of the key before, while both are given. */
  previousFingerprint: string | undefined;
  /** A key for one purpose outside the database, such as signing cookies. */
  deriveKey(purpose: string): Buffer;
};

type SealingKey = { fingerprint: Buffer; key: Buffer };

const fingerprintBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM under keys derived from the master key by HKDF-SHA256.
 * Sealed form: 4 bytes of key fingerprint, 12 of nonce, the ciphertext, 16 of tag.
 * With `previousMasterKey` what it sealed still opens.
 */
export function createVault(masterKey: string, previousMasterKey?: string): Vault {
  const current = sealingKey(masterKey);
  const keys = previousMasterKey ? [current, sealingKey(previousMasterKey)] : [current];

  return {
    fingerprint: masterKeyFingerprint(masterKey),
    previousFingerprint: previousMasterKey && masterKeyFingerprint(previousMasterKey),
    deriveKey: (purpose) => derive(masterKey, purpose),
    isCurrent: (sealed) => current.fingerprint.equals(sealed.subarray(0, fingerprintBytes)),
    seal: (plain, place) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", current.key, nonce).setAAD(additionalData(place));
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return new Uint8Array(Buffer.concat([current.fingerprint, nonce, text, cipher.getAuthTag()]));
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const fingerprint = bytes.subarray(0, fingerprintBytes);
      const found = keys.find((key) => key.fingerprint.equals(fingerprint));
      if (!found) throw new Error(`no master key opens ${place.table} ${place.id}`);
      const nonce = bytes.subarray(fingerprintBytes, fingerprintBytes + nonceBytes);
      const decipher = createDecipheriv("aes-256-gcm", found.key, nonce).setAAD(additionalData(place));
      decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
      const text = bytes.subarray(fingerprintBytes + nonceBytes, bytes.length - tagBytes);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
    },
  };
}

/** For who has no master key and needs none: it opens and seals nothing. */
export const lockedVault: Vault = {
  fingerprint: "",
  previousFingerprint: undefined,
  deriveKey: refuse,
  isCurrent: refuse,
  seal: refuse,
  open: refuse,
};

function refuse(): never {
  throw new Error("POSTHORN_MASTER_KEY is not set, and this needs it.");
}

/** What the database keeps of a master key, so that a process with another one refuses to start. */
export function masterKeyFingerprint(masterKey: string): string {
  return derive(masterKey, "fingerprint").toString("hex");
}

function sealingKey(masterKey: string): SealingKey {
  const key = derive(masterKey, "seal");
  return { key, fingerprint: createHash("sha256").update(key).digest().subarray(0, fingerprintBytes) };
}

function derive(masterKey: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(masterKey, "base64"), "posthorn", purpose, 32));
}

function additionalData(place: SealedPlace): Buffer {
  return Buffer.from(`${place.table}\0${place.id}\0${place.environmentId}`);
}
