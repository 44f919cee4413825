import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { CONSENT_TEXT } from "@/lib/shop/shoppers/consent";
import { CONSENT_WORDS } from "./consent-text";

/** The wordings people have chosen by. Add a line with each change; those that stand here stay. */
const VERSIONS: Record<string, string> = {
  "1": "5e33dc3ca83a4f90",
};

it("the words people choose by have the version that is kept with their choice", () => {
  const digest = createHash("sha256").update(JSON.stringify(CONSENT_WORDS)).digest("hex").slice(0, 16);
  expect(VERSIONS[CONSENT_TEXT]).toBe(digest);
});
