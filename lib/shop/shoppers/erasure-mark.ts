import "server-only";
import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { erasureSecret } from "@/lib/platform/shop-secrets";

/** What a mark stands for. */
export type Marked = "shopper" | "account";

/** Keys of their own, so that nothing signed elsewhere with the same secret says anything here. */
function keyFor(use: string): KeyObject {
  return createSecretKey(createHmac("sha256", erasureSecret()).update(`erasure ${use}`).digest());
}

/** Kept, for every batch of interactions asks for it: making it takes six times as long as using it. */
let markKey: { secret: string; key: KeyObject } | undefined;

function getMarkKey(): KeyObject {
  const secret = erasureSecret();
  if (markKey?.secret !== secret) markKey = { secret, key: keyFor("mark") };
  return markKey.key;
}

/**
 * What is remembered of an id that was erased: a keyed hash, from which nobody gets the id back, and by which the shop
 * knows it again when it comes in.
 */
export function markOf(marked: Marked, id: string): string {
  return createHmac("sha256", getMarkKey()).update(`${marked} ${id}`).digest("base64url");
}

/** The shop's signature under a text about an erasure. */
export function signErasure(text: string): string {
  return createHmac("sha256", keyFor("receipt")).update(text).digest("base64url");
}
