import type { Asked, Way } from "./asked";
import { formsOf } from "./words/fold";
import type { QueryPlan } from "./plan-query";

/** The queries the database is asked with, as `to_tsquery` reads them. */
export interface TextQueries {
  /** What is found at all. */
  found: string;
  /** Found by name, code, category, brand or attribute. */
  said: string;
  /** As it was typed, without other words for it. */
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

function writeAsked({ literal, others }: Asked, isUnfinished: boolean, weights: string): string {
  const beginning = writeBeginning(literal, isUnfinished, weights);
  // Other words for a thing mean it in names, not in the prose of a description.
  const ways = [
    writeWay(literal, weights),
    ...beginning,
    ...others.map((way) => writeWay(way, way.inName ? NAME : SAID)),
  ];
  return ways.length === 1 ? `(${ways[0]})` : (any(ways) ?? "");
}

/** Writes a plan for the database. Its parts in `required` all have to be there: usually all of what is asked. */
export function toTextQueries(plan: QueryPlan, required: readonly Asked[] = plan.asked): TextQueries {
  const { asked, without, code, isTyping } = plan;
  const but = without.map((words) => ` & !(${writeWay({ words, together: true }, ANYWHERE)})`).join("");
  const orCode = code === null ? "" : ` | '${code}':*A`;
  const write = (weights: string, parts: readonly Asked[]) =>
    parts.map((one) => writeAsked(one, isTyping && one === asked.at(-1), weights)).join(" & ");
  const typed = asked.map(({ literal }) => `(${writeWay(literal, SAID)})`).join(" & ");
  return {
    found: `((${write(ANYWHERE, required)})${orCode})${but}`,
    said: `(${write(SAID, asked)})${orCode}`,
    literal: `(${typed})${orCode}`,
  };
}
