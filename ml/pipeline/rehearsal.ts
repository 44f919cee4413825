import { createRng, type Rng } from "../base/rng";
import { topK, type Ranked } from "../base/top-k";
import { EMPTY_HISTORY, type History } from "../core/recommender";
import type { ModelBundle } from "./bundle";
import type { Role } from "./recipe";
import { findRelated } from "./related";

/**
 * A rehearsal: a few questions a training has asked the bundle it made, with the answers it got. Whoever is about to let
 * the bundle serve asks them again: a model that is finite and sound in form and yet not what was trained answers otherwise.
 * The histories are made up of products, so that nobody's past is kept.
 */
export interface Question {
  readonly role: Role;
  /** Item ids: of the ranker, what somebody has met, oldest first; otherwise what the answer has to go with. */
  readonly about: readonly number[];
}

/** What a bundle said. */
export interface Said {
  /** Ids of its best items, best first. */
  readonly items: readonly number[];
  readonly scores: readonly number[];
  /**
   * All its scores in two numbers, so that an item outside the best cannot change unnoticed: their sum with signs drawn for
   * each item, and the sum of their sizes. 0 of lists, which have no score of every item.
   */
  readonly signed: number;
  readonly size: number;
}

export interface Rehearsal {
  readonly asked: readonly (Question & Said)[];
}

/** Best items kept of each answer. */
const KEPT = 20;
/** Histories asked about, at most; so many scores are computed for them together that nobody waits for it. */
const HISTORIES = 8;
const MOST_SCORES = 1_000_000;
const LONGEST_HISTORY = 5;
/** Items asked about of what goes with them. */
const RELATED = 12;
const DAY_MS = 86_400_000;
const SEED = 20;

const NOTHING: Ranked = { items: new Uint32Array(0), scores: new Float32Array(0) };

/** Somebody who met these items one day after the other, the last of them when the bundle was made. */
function historyOf(about: readonly number[], bundle: ModelBundle, indexOf: IndexOf): History {
  const indices = about.map(indexOf).filter((index) => index !== undefined);
  if (indices.length === 0) return EMPTY_HISTORY;
  const { view, cart, purchase } = bundle.weights;
  const turns = [view, cart, purchase];
  return {
    items: Uint32Array.from(indices),
    weights: Float32Array.from(indices, (_, i) => turns[i % turns.length]),
    at: Float64Array.from(indices, (_, i) => bundle.trainedAt - (indices.length - 1 - i) * DAY_MS),
  };
}

type IndexOf = (id: number) => number | undefined;

/** +1 or −1 for each item id, the same everywhere. */
function signOf(id: number): number {
  return (Math.imul(id ^ (id >>> 15), 0x9e3779b1) >>> 31) * 2 - 1;
}

/** Asks a bundle one question after the other. */
export class Asking {
  readonly #indices: ReadonlyMap<number, number>;
  readonly #scores: Float32Array;

  constructor(readonly bundle: ModelBundle) {
    this.#indices = new Map([...bundle.itemIds].map((id, index) => [id, index]));
    this.#scores = new Float32Array(bundle.itemIds.length);
  }

  readonly indexOf: IndexOf = (id) => this.#indices.get(id);

  /** The score of every item by index, overwritten by the next question; of a list, 0 for what is not on it. */
  scores({ role, about }: Question): Float32Array {
    const { bundle } = this;
    const scores = this.#scores.fill(0);
    if (isScored(role)) {
      const history = role === "ranker" ? historyOf(about, bundle, this.indexOf) : EMPTY_HISTORY;
      bundle[role]?.score(history, bundle.trainedAt, scores);
      return scores;
    }
    const known = about.map(this.indexOf).filter((index) => index !== undefined);
    const model = bundle[role];
    // Twice as many: what stands last of equals on one processor is not missing on another.
    const related = model ? findRelated(model, Uint32Array.from(known), 2 * KEPT) : NOTHING;
    related.items.forEach((item, i) => (scores[item] = related.scores[i]));
    return scores;
  }

  /** What these scores say. Numbers that are not finite stay so. */
  summarise({ role }: Question, scores: Float32Array): Said {
    const best = topK(scores, KEPT);
    const { itemIds } = this.bundle;
    let signed = 0;
    let size = 0;
    for (let i = 0; i < scores.length && isScored(role); i++) {
      signed += signOf(itemIds[i]) * scores[i];
      size += Math.abs(scores[i]);
    }
    return {
      items: Array.from(best.items, (index) => itemIds[index]),
      scores: Array.from(best.scores),
      signed,
      size,
    };
  }

  ask(question: Question): Said {
    return this.summarise(question, this.scores(question));
  }
}

/** Roles that have something to say of every item; the others answer with a list. */
function isScored(role: Role): role is "ranker" | "popular" {
  return role === "ranker" || role === "popular";
}

/** Half of what is asked about is well known, half is anything: of the popular ones more is known, of the others less. */
function drawItems(count: number, known: readonly number[], all: Int32Array, rng: Rng): number[] {
  return Array.from({ length: count }, (_, i) =>
    i % 2 === 0 && known.length > 0 ? known[rng.integer(known.length)] : all[rng.integer(all.length)],
  );
}

/** What is best known of a bundle's items. */
function bestKnown(bundle: ModelBundle): readonly number[] {
  return new Asking(bundle).ask({ role: bundle.popular ? "popular" : "ranker", about: [] }).items;
}

/**
 * Questions about people made up of the items of a bundle, the first of them new; always the same.
 *
 * @param most as many, if the bundle is not so large that answering them would take long
 */
export function drawHistories(bundle: ModelBundle, most: number, rng = createRng(SEED)): Question[] {
  const { itemIds } = bundle;
  if (itemIds.length === 0) return [];
  const known = bestKnown(bundle);
  const count = Math.max(2, Math.min(most, Math.floor(MOST_SCORES / itemIds.length)));
  return Array.from({ length: count }, (_, i) => {
    const length = i === 0 ? 0 : 1 + ((i - 1) % LONGEST_HISTORY);
    return { role: "ranker", about: drawItems(length, known, itemIds, rng) };
  });
}

function questionsFor(bundle: ModelBundle): Question[] {
  const rng = createRng(SEED);
  const questions: Question[] = [{ role: "popular", about: [] }, ...drawHistories(bundle, HISTORIES, rng)];
  if (bundle.itemIds.length === 0) return [];
  const known = bestKnown(bundle);
  for (const role of ["similar", "together"] as const)
    for (const id of drawItems(RELATED, known, bundle.itemIds, rng)) questions.push({ role, about: [id] });
  return questions.filter(({ role }) => bundle[role] !== null);
}

/** Asks a bundle that has just been made the questions that it will be asked again wherever it is to serve. */
export function rehearse(bundle: ModelBundle): Rehearsal {
  const asking = new Asking(bundle);
  return { asked: questionsFor(bundle).map((question) => ({ ...question, ...asking.ask(question) })) };
}
