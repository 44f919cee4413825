import { FilterError } from "./expression";

/** A word, sign or value of a filter. */
export interface Token {
  kind: "word" | "text" | "number" | "sign" | "end";
  text: string;
  /** The character (from 1) at which it begins. */
  at: number;
}

const SPACE = /\s+/y;
const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d+(?:\.\d+)?|\.\d+/y;
const SIGN = /<=|>=|!=|<>|==|[=<>()[\],.+\-*/]/y;

/** The same sign under one name. */
const SAME: Readonly<Record<string, string>> = { "==": "=", "<>": "!=", "[": "(", "]": ")" };

/** A filter's words, in order, with an end after the last. Throws FilterError. */
export function readTokens(filter: string): Token[] {
  const tokens: Token[] = [];
  let place = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = place;
    const found = pattern.exec(filter)?.[0] ?? null;
    if (found !== null) place += found.length;
    return found;
  };
  for (;;) {
    take(SPACE);
    const at = place + 1;
    if (place >= filter.length) return [...tokens, { kind: "end", text: "", at }];
    const quote = filter.charAt(place);
    if (quote === '"' || quote === "'") {
      const { text, end } = readQuoted(filter, place);
      tokens.push({ kind: "text", text, at });
      place = end;
      continue;
    }
    const word = take(WORD);
    const number = word === null ? take(NUMBER) : null;
    const sign = word === null && number === null ? take(SIGN) : null;
    const text = word ?? number ?? sign;
    if (text === null)
      throw new FilterError(
        at,
        `${String.fromCodePoint(filter.codePointAt(place) ?? 0)} means nothing here.`,
      );
    const kind = word !== null ? "word" : number !== null ? "number" : "sign";
    tokens.push({ kind, text: kind === "sign" ? (SAME[text] ?? text) : text, at });
  }
}

/** Text within quotes; a backslash takes the next character as it is. */
function readQuoted(filter: string, start: number): { text: string; end: number } {
  const quote = filter.charAt(start);
  let text = "";
  for (let place = start + 1; place < filter.length; place++) {
    const character = filter.charAt(place);
    if (character === quote) return { text, end: place + 1 };
    if (character === "\\") place++;
    text += filter.charAt(place);
  }
  throw new FilterError(start + 1, "This text has no closing quote.");
}
