import { topK } from "../base/top-k";
import type { ModelBundle } from "./bundle";
import { Asking, drawHistories, type Question, type Rehearsal, type Said } from "./rehearsal";

/** What another processor's arithmetic may change of a score, as a share of the best score of the answer. */
const TOLERANCE = 1e-3;
/** The same of the sum of all scores, as a share of the sum of their sizes: single differences cancel out there. */
const TOLERANCE_OF_SUM = 1e-4;

/** The first thing a bundle says otherwise than in its rehearsal. */
export interface Deviation {
  readonly question: Question;
  /** The item whose score differs; null when it is the answer as a whole. */
  readonly item: number | null;
  /** What the rehearsal has, and what the bundle says; null when it does not know the item. */
  readonly expected: number;
  readonly found: number | null;
}

/** Asks everything of the rehearsal again. Null when the answers are the same, but for what arithmetic differs between processors. */
export function findDeviation(bundle: ModelBundle, rehearsal: Rehearsal): Deviation | null {
  const asking = new Asking(bundle);
  for (const one of rehearsal.asked) {
    const deviation = compareAnswer(one, asking);
    if (deviation !== null) return deviation;
  }
  return null;
}

function compareAnswer(was: Question & Said, asking: Asking): Deviation | null {
  const scores = asking.scores(was);
  const is = asking.summarise(was, scores);
  const tolerance = TOLERANCE * was.scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  // Written so that what is no number differs.
  const differs = (a: number, b: number, by: number) => !(Math.abs(a - b) <= by);
  for (const [rank, item] of was.items.entries()) {
    const expected = was.scores[rank];
    const index = asking.indexOf(item);
    const found = index === undefined ? null : scores[index];
    if (found === null || differs(found, expected, tolerance))
      return { question: was, item, expected, found };
    // Its own are as they were, and another is above them.
    if (differs(is.scores[rank], expected, tolerance))
      return { question: was, item: is.items[rank], expected, found: is.scores[rank] };
  }
  const isSame =
    was.items.length === is.items.length && !differs(is.signed, was.signed, TOLERANCE_OF_SUM * was.size);
  return isSame ? null : { question: was, item: null, expected: was.signed, found: is.signed };
}

/** Longest lists that are compared, and the part of a small shop's products that they are. */
const LONGEST = 20;
const SHARE = 10;
/** So many that chance does not look like likeness. */
const HISTORIES = 40;

/** How alike two bundles rank. */
export interface Likeness {
  /** Of the best items, those that both have in common, on average: 0–1. */
  readonly share: number;
  /** What two that rank by chance have in common; a tenth at most. */
  readonly byChance: number;
}

/** How alike two bundles rank what both know. Null where that is too little to say. */
export function likenessOf(one: ModelBundle, other: ModelBundle): Likeness | null {
  const [first, second] = [new Asking(one), new Asking(other)];
  const common = [...one.itemIds].filter((id) => second.indexOf(id) !== undefined);
  const k = Math.min(LONGEST, Math.floor(common.length / SHARE));
  const histories = drawHistories(one, HISTORIES).filter(({ about }) => about.length > 0);
  if (k === 0 || histories.length === 0) return null;
  const shares = histories.map((question) => {
    const best = new Set(bestOf(first, question, common, k));
    return bestOf(second, question, common, k).filter((id) => best.has(id)).length / k;
  });
  return {
    share: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    byChance: k / common.length,
  };
}

/** What somebody has met is left out, as it would be of a list: of it alone every model would speak. */
function bestOf(asking: Asking, question: Question, ids: readonly number[], k: number): number[] {
  const all = asking.scores(question);
  const met = new Set(question.about);
  const scores = Float32Array.from(ids, (id) => all[asking.indexOf(id) ?? 0]);
  const blocked = Uint8Array.from(ids, (id) => (met.has(id) ? 1 : 0));
  return Array.from(topK(scores, k, blocked).items, (index) => ids[index]);
}
