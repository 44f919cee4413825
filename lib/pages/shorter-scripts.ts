/** What the framework hands to the page's script, as it writes it: a string in JSON, with what HTML could take for itself escaped. */
const PUSHED = /^self\.__next_f\.push\(\[1,"((?:[^"\\]|\\.)*)"\]\)$/s;
/** An escape, or an apostrophe. */
const MARKS = /\\u[0-9a-f]{4}|\\.|'/gis;

/** Of the escapes only those that are still needed: HTML takes nothing in a script for itself but what begins with `<`. */
const REWRITTEN: Readonly<Record<string, string>> = {
  "'": "\\'",
  '\\"': '"',
  "\\u0026": "&",
  "\\u003c": "\\x3c",
  "\\u003e": ">",
};

/**
 * The same script in fewer letters: what it pushes is full of quotation marks, and between apostrophes they need no backslash.
 * A script that is none of these stays as it is.
 */
export function shortenScript(text: string): string {
  const body = PUSHED.exec(text)?.[1];
  if (body === undefined) return text;
  return `self.__next_f.push([1,'${body.replace(MARKS, (mark) => REWRITTEN[mark] ?? mark)}'])`;
}
