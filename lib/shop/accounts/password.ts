import "server-only";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { inHashSlot } from "./hash-slots";

interface Parameters {
  /** Cost: a power of two. Memory is 128 · N · r bytes. */
  N: number;
  r: number;
  p: number;
}

/** OWASP's scrypt setting that needs 32 MiB, so that a few sign-ins at once do not press a small machine. */
const CURRENT: Parameters = { N: 2 ** 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const STORED = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]+)\$([\w-]+)$/;

function derive(password: string, salt: Buffer, { N, r, p }: Parameters, bytes: number): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r };
  // Composed, because keyboards differ in how they send "é".
  const text = password.normalize("NFC");
  return inHashSlot(
    () =>
      new Promise((resolve, reject) => {
        scrypt(text, salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );
}

/** A password as `scrypt$N$r$p$salt$key`: the parameters travel with it, so they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, CURRENT, KEY_BYTES);
  const { N, r, p } = CURRENT;
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Somebody without an account still costs one derivation: the time must not tell who has one. */
const NOBODY = [
  "scrypt",
  CURRENT.N,
  CURRENT.r,
  CURRENT.p,
  randomBytes(SALT_BYTES).toString("base64url"),
  randomBytes(KEY_BYTES).toString("base64url"),
].join("$");

/**
 * Whether `password` is the one `stored` was made of. With `stored` null (no such account) the answer is false, after
 * the same work. Throws when `stored` is not in our format.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const match = STORED.exec(stored ?? NOBODY);
  const [, N, r, p, salt, key] = match ?? [];
  if (!salt || !key) throw new Error("The stored password has an unknown format.");
  const expected = Buffer.from(key, "base64url");
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, "base64url"), parameters, expected.length);
  return timingSafeEqual(actual, expected) && stored !== null;
}
