/** Digits a number cannot hold: ids of some sources have as many, and two of them must not become one. */
const LONG_NUMBER = /\d{16}/;

/** JSON, but numbers too long for one stay the text they are. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  // The type of the third argument is younger than our types.
  const keep = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === "number" && LONG_NUMBER.test(context?.source ?? "") ? context?.source : value;
  return JSON.parse(text, keep);
}
