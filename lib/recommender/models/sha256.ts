import { createHash } from "node:crypto";

/** SHA-256 (FIPS 180-4) in hexadecimal digits, by the host: what artifacts are checked with. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
