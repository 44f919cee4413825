/** What nobody is called where an id was expected. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

/** What programs and people write where no shopper is known, in lower case and without brackets and marks. */
const WORDS = new Set([
  ...["null", "nil", "none", "undefined", "nan", "na", "n a", "not set", "not available", "not applicable"],
  ...["guest", "guest user", "guest checkout", "anonymous", "anonymous user", "anon", "unknown", "nobody"],
  ...["missing", "empty", "blank", "object object"],
]);

/** Nothing but marks: `-`, `--`, `?`, `***`. */
const MARKS = /^[^\p{L}\p{N}]*$/u;
/** `0`, `0.0`, `000` and `-1`, as databases number nobody. */
const NO_NUMBER = /^[+-]?0+(?:\.0*)?$|^-1(?:\.0*)?$/;
/** A UUID of one digit throughout, as defaults have it: all zeros, all f. */
const BLANK_UUID = /^([0f])\1{7}-?\1{4}-?\1{4}-?\1{4}-?\1{12}$/i;

/** Whether what stands for a shopper's id names nobody: a placeholder of an export, not somebody's id. */
export function isPlaceholder(shopper: string): boolean {
  const text = shopper.trim();
  if (MARKS.test(text) || NO_NUMBER.test(text) || BLANK_UUID.test(text)) return true;
  // The \N of MySQL's exports, the #N/A of spreadsheets, (not set) of analytics, <null>, "NULL", not_set.
  if (text === "\\N") return true;
  const word = text
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
    .replace(/[\s_/-]+/g, " ");
  return WORDS.has(word);
}
