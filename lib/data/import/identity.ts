import { hash } from "node:crypto";
import { uuidv8 } from "@/lib/platform/ids";

/**
 * The id of an imported interaction: 48 bits of its time, so that ids come in index order, then bits of the SHA-256 of
 * its format and natural key. The same fact read twice has the same id.
 */
export function interactionIdOf(format: string, key: string, at: number): string {
  const time = Math.max(0, at).toString(16).padStart(12, "0");
  return uuidv8(time + hash("sha256", `${format}\n${key}`, "hex").slice(0, 20));
}
