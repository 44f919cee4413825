import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { acceptedSecrets, currentSecret } from "./shop-secrets";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of its own for each purpose: what was sealed for one is nothing for another. */
const keyFor = (purpose: string, secret: string) =>
  Buffer.from(hkdfSync("sha256", secret, "aisle", `seal ${purpose}`, 32));

/** `text` encrypted for a purpose, with a key made of NEXTAUTH_SECRET; nobody can read or change it without that. */
export function seal(purpose: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const key = keyFor(purpose, currentSecret("NEXTAUTH_SECRET"));
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

function open(key: Buffer, bytes: Buffer): string | null {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const text = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(text).toString("utf8");
  } catch {
    return null;
  }
}

/**
 * What `seal` was given, with any secret that is still accepted; null for what it has not made, for another purpose, or with
 * another secret.
 */
export function unseal(purpose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  for (const secret of acceptedSecrets("NEXTAUTH_SECRET")) {
    const text = open(keyFor(purpose, secret), bytes);
    if (text !== null) return text;
  }
  return null;
}
