/** A run of letters with their marks and digits, in any script. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The words of a text in lower case, in order, with repetitions. Spellings that look alike are one (NFKC), nothing
 * is stemmed: shops name things in many languages.
 */
export function tokenise(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(WORD) ?? [];
}
