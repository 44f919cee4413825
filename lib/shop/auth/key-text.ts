import { createHash, randomBytes } from "node:crypto";

/** Secret keys act for another program, publishable ones stand in the pages of another shop for everybody to read. */
export type KeyKind = "secret" | "publishable";

/** A key as it is sent. */
interface WrittenKey {
  kind: KeyKind;
  /** Its public part, by which it is found. */
  prefix: string;
  secret: string;
}

const SECRET = /^aisle_([a-z0-9]{8})_([\w-]{43})$/;
const PUBLISHABLE = /^pk_([a-z0-9]{8})_([\w-]{22})$/;

/** What a text that looks like a key consists of; null for anything else. */
export function readKeyText(text: string): WrittenKey | null {
  const asSecret = SECRET.exec(text);
  const [, prefix = "", secret = ""] = asSecret ?? PUBLISHABLE.exec(text) ?? [];
  return prefix === "" ? null : { kind: asSecret ? "secret" : "publishable", prefix, secret };
}

/** A new key nobody can guess. */
export function drawKey(kind: KeyKind): WrittenKey & { text: string } {
  const prefix = randomBytes(4).toString("hex");
  const secret = randomBytes(kind === "secret" ? 32 : 16).toString("base64url");
  const text = `${kind === "secret" ? "aisle" : "pk"}_${prefix}_${secret}`;
  return { kind, prefix, secret, text };
}

/** All that is kept of a key's secret part. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
