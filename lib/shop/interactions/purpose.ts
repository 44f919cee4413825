import type { Consent } from "@/lib/shop/shoppers/consent";

/** What recording an event of this kind is for: lists that were seen and followed are counted, the rest is learnt from. */
export function purposeOf(kind: string): keyof Consent {
  return kind === "impression" || kind === "click" ? "analytics" : "personalisation";
}
