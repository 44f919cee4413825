import { type Asked, type Way, waysOf } from "./asked";
import { formsOf } from "./words/fold";
import type { QueryPlan } from "./plan-query";

/** The queries the database is asked with, as `to_tsquery` reads them. */
export interface TextQueries {
  /** What is found at all. */
  found: string;
  /** Found by name, code, category, brand or attribute. */
  said: string;
  /** Found by name or code alone. */
  named: string;
  /** As it was typed, in names and codes: without other words for it. */
  literal: string;
}

/** Everything but descriptions. */
const SAID = "ABC";
const NAME = "A";
const ANYWHERE = "";

const any = (parts: readonly string[]) => (parts.length === 1 ? parts[0] : `(${parts.join(" | ")})`);
const all = (parts: readonly string[]) => (parts.length === 1 ? parts[0] : `(${parts.join(" & ")})`);

/** Words hold letters and digits only, so quotation marks are all they need. */
function writeWord(word: string, weights: string): string {
  return any(formsOf(word).map((form) => `'${form}'${weights && `:${weights}`}`)) ?? "";
}

function writeWay({ words, together }: Way, weights: string): string {
  const parts = words.map((word) => writeWord(word, weights));
  return (together ? parts.join(" <-> ") : all(parts)) ?? "";
}

/** A longer word with a digit in it may be the beginning of a code; one being typed, of anything. */
function writeBeginning({ words }: Way, isUnfinished: boolean, weights: string): string[] {
  const [word = "", ...more] = words;
  if (more.length > 0) return [];
  if (isUnfinished) return [`'${word}':*${weights}`];
  return word.length > 3 && /\d/.test(word) ? [`'${word}':*A`] : [];
}

/** @param weights where the words may stand; other words for a thing mean it in names, not in the prose of a description */
function writeAsked(asked: Asked, isUnfinished: boolean, weights: string): string {
  const beginning = writeBeginning(asked.literal, isUnfinished, weights);
  const others = weights === ANYWHERE ? SAID : weights;
  const ways = waysOf(asked).map((way) =>
    writeWay(way, way === asked.literal ? weights : way.inName ? NAME : others),
  );
  return `(${[...ways, ...beginning].join(" | ")})`;
}

/** Writes a plan for the database. */
export function toTextQueries(plan: QueryPlan): TextQueries {
  const { asked, without, code, isTyping } = plan;
  const but = without.map((words) => ` & !(${writeWay({ words, together: true }, ANYWHERE)})`).join("");
  const orCode = code === null ? "" : ` | '${code}':*A`;
  const write = (weights: string) =>
    all(asked.map((one) => writeAsked(one, isTyping && one === asked.at(-1), weights)));
  const typed = asked.map(({ literal, spellings }) =>
    any([literal, ...spellings].map((way) => writeWay(way, NAME))),
  );
  return {
    found: `((${write(ANYWHERE)})${orCode})${but}`,
    said: `(${write(SAID)})${orCode}`,
    named: `(${write(NAME)})${orCode}`,
    literal: `(${typed.join(" & ")})${orCode}`,
  };
}
