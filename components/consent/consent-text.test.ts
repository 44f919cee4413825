import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { CONSENT_TEXT } from "@/lib/shop/shoppers/consent";
import { consentWords } from "@/lib/words/consent";
import { consentBannerWords } from "@/lib/words/consent-banner";

/** The wordings people have chosen by. Add a line with each change; those that stand here stay. */
const VERSIONS: Record<string, string> = {
  // English alone.
  "1": "5e33dc3ca83a4f90",
  "2": "0b15c0bba3a63102",
};

it("the words people choose by have the version that is kept with their choice", () => {
  const words = JSON.stringify([consentBannerWords, consentWords]);
  const digest = createHash("sha256").update(words).digest("hex").slice(0, 16);
  expect(VERSIONS[CONSENT_TEXT]).toBe(digest);
});
