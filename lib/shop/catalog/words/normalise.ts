/** Letters of the Latin script that no decomposition takes apart, as PostgreSQL's unaccent writes them. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  ĸ: "q",
  ŋ: "n",
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
const ASCII = /^[\x20-\x7e]*$/;
/** A Latin letter with its accents. */
const ACCENTED = /(\p{Script=Latin})\p{M}+/gu;
/** Scripts that write without spaces: each character is a word, and a word inside a name a phrase of them. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/gu;

function withoutAccents(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(ACCENTED, "$1")
    .normalize("NFC")
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
}

/**
 * The words of a text as search compares them: `Crêpe Pan, 24 cm` → crepe, pan, 24, cm. What the database does with
 * products (`search_text` in the migrations) is done here with queries and with what is in memory.
 */
export function toWords(text: string): string[] {
  const plain = ASCII.test(text) ? text.toLowerCase() : withoutAccents(text).replace(UNSPACED, " $& ");
  return plain.replace(/['’]/g, "").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** A code without what people put between its parts: `HM 10385`, `hm-10385` → hm10385. */
export function toCode(text: string): string {
  return toWords(text).join("");
}
