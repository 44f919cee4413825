import { transliterate } from "transliteration";

const MAX = 80;

/** `★` → `u2605`: what has no letters of its own is at least told apart. */
function spellCodePoints(text: string): string {
  const marks = text.match(/[^\p{ASCII}\p{P}\p{Z}\p{C}]/gu) ?? [];
  return marks.map((mark) => `u${mark.codePointAt(0)?.toString(16) ?? ""}`).join("-");
}

/**
 * A name in plain letters, as part of an address, from any script: `Set of 6 "Café" Cups` → `set-of-6-cafe-cups`, `Łóżka` →
 * `lozka`, `台所` → `tai-suo`. Empty when there is nothing to spell. Two names may have one slug.
 */
export function toSlug(text: string): string {
  const lower = text.normalize("NFC").toLowerCase();
  const spelt = transliterate(lower)
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, "-");
  const slug = /[a-z0-9]/.test(spelt) ? spelt : spellCodePoints(lower);
  return slug.replace(/^-+/, "").slice(0, MAX).replace(/-+$/, "");
}

/** The first of `candidates` that is free; when there are no more, the last one with a number behind it. */
export function chooseFree(candidates: readonly string[], isTaken: (slug: string) => boolean): string {
  const free = candidates.find((candidate) => !isTaken(candidate));
  if (free !== undefined) return free;
  const last = candidates.at(-1) ?? "";
  let n = 2;
  while (isTaken(`${last}-${n}`)) n++;
  return `${last}-${n}`;
}
