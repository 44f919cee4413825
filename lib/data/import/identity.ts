import { createHmac, hash } from "node:crypto";

function toUuid(hex: string): string {
  // Version 8 (RFC 9562): bits of our own choosing.
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The id of an imported interaction: 48 bits of its time, so that ids come in index order, then bits of the SHA-256 of
 * its format and natural key. The same fact read twice has the same id.
 */
export function interactionIdOf(format: string, key: string, at: number): string {
  const time = Math.max(0, at).toString(16).padStart(12, "0");
  return toUuid(time + hash("sha256", `${format}\n${key}`, "hex").slice(0, 20));
}

/**
 * Shopper ids of outside data as ids of ours, always the same within this shop. `salt` is the shop's own secret: a
 * shopper's id is what their cookie holds, so nobody may work it out from a published customer number.
 */
export function createShopperIds(salt: string, source: string): (outside: string) => string {
  const known = new Map<string, string>();
  return (outside) => {
    let id = known.get(outside);
    if (id === undefined) {
      id = toUuid(createHmac("sha256", salt).update(`${source}\n${outside}`).digest("hex"));
      known.set(outside, id);
    }
    return id;
  };
}
