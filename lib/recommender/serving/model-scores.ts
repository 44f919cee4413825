import "server-only";
import type { Reader } from "@/lib/shop/auth/reader";
import { EMPTY_HISTORY, type History, type Recommender } from "@/ml/index";
import { getEngine } from "./engine";
import type { LiveModel } from "./live-model";
import { readPast } from "./past";
import { toHistory } from "./serving";
import { STRANGER } from "./shopper-state";

/** What models that compare people and products by what was done together are called. */
const COLLABORATIVE: readonly string[] = [
  ...[
    "co-occurrence",
    "item-knn",
    "user-knn",
    "vs-knn",
    "ease",
    "sparse-ease",
    "graph-filter",
    "co-purchase",
  ],
];
/** And those that describe both by factors. */
const FACTORISING: readonly string[] = ["als", "bpr", "pure-svd", "explicit-als", "svd-plus-plus"];

/** Scores of products for somebody, by their number: each a share of what the best product gets, 0–1. */
export interface ModelScores {
  /** Of all that ranks, together. */
  personal(productId: number): number;
  /** Of a collaborative model; null where none is part of what serves, or the product is unknown to it. */
  collaborative(productId: number): number | null;
  /** Of a matrix factorisation. */
  factorised(productId: number): number | null;
}

const NOTHING: ModelScores = { personal: () => 0, collaborative: () => null, factorised: () => null };

/** What a model says of all products for a history, as shares of the best. */
function calibrated(recommender: Recommender, { history, now }: Asked): (index: number) => number {
  const scores = new Float32Array(recommender.itemCount);
  recommender.score(history, now, scores);
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  const share = (index: number) => (best > 0 ? Math.max(0, scores[index] ?? 0) / best : 0);
  return (index) => Math.round(share(index) * 10_000) / 10_000;
}

interface Asked {
  history: History;
  now: number;
}

/** The part of what serves that is of one of these kinds, of what ranks rather than of what else there is. */
function findPart({ bundle }: LiveModel, kinds: readonly string[]): Recommender | null {
  const ranks = [...bundle.rankerSources].sort((a, b) => b.weight - a.weight).map(({ model }) => model);
  return [...ranks, ...bundle.models.values()].find(({ kind }) => kinds.includes(kind)) ?? null;
}

/** Works out a score once it is asked for: each is a look at the whole catalogue. */
function lazily(make: () => ((index: number) => number) | null): (index: number) => number | null {
  let made: ((index: number) => number) | null | undefined;
  return (index) => (made === undefined ? (made = make()) : made)?.(index) ?? null;
}

/** What is known of somebody's past, in the numbers of the model that serves them; null without a model. */
export async function readHistory(
  { id, trusted }: Pick<Reader, "id" | "trusted">,
  now = Date.now(),
): Promise<{ model: LiveModel; history: History } | null> {
  const engine = getEngine();
  await engine.catalog();
  const state = id === null ? STRANGER : await engine.states.read(id, now, trusted);
  const model = engine.modelFor(id);
  if (!model) return null;
  const { facts } = readPast(state.facts);
  return { model, history: facts.length > 0 ? toHistory(facts, model) : EMPTY_HISTORY };
}

/** How the models that serve somebody score products for them. Nothing is known of anybody without a past. */
export async function readModelScores(
  reader: Pick<Reader, "id" | "trusted">,
  now = Date.now(),
): Promise<ModelScores> {
  const found = await readHistory(reader, now);
  if (!found || found.history.items.length === 0) return NOTHING;
  const { model, history } = found;
  const asked = { history, now };
  const of = (part: Recommender | null) => lazily(() => part && calibrated(part, asked));
  const [personal, collaborative, factorised] = [
    of(model.bundle.ranker),
    of(findPart(model, COLLABORATIVE)),
    of(findPart(model, FACTORISING)),
  ];
  const by = (score: (index: number) => number | null) => (productId: number) => {
    const index = model.indexOf(productId);
    return index === null ? null : score(index);
  };
  const orNothing = by(personal);
  return {
    personal: (productId) => orNothing(productId) ?? 0,
    collaborative: by(collaborative),
    factorised: by(factorised),
  };
}

/** Models that can say where somebody with a past stands among their factors. */
type FoldsIn = Recommender & { foldIn(history: History, now: number): ArrayLike<number> };
const foldsIn = (model: Recommender): model is FoldsIn =>
  "foldIn" in model && typeof model.foldIn === "function" && model.kind === "als";

/** Where somebody stands among the factors of the model that serves them; null where no part of it has factors. */
export async function readEmbedding(
  reader: Pick<Reader, "id" | "trusted">,
  now = Date.now(),
): Promise<number[] | null> {
  const found = await readHistory(reader, now);
  if (!found || found.history.items.length === 0) return null;
  const part = findPart(found.model, FACTORISING);
  if (!part) return null;
  if (foldsIn(part)) return [...Array.from(part.foldIn(found.history, now))];
  return part.factors ? meanOf(part.factors, part.itemCount, found.history) : null;
}

/** The weighted mean of the factors of what a history holds. */
function meanOf(factors: Float32Array, itemCount: number, { items, weights }: History): number[] {
  const width = factors.length / itemCount;
  const mean = new Array<number>(width).fill(0);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  items.forEach((item, entry) => {
    const share = (weights[entry] ?? 0) / (whole || 1);
    for (let i = 0; i < width; i++) mean[i] = (mean[i] ?? 0) + share * (factors[item * width + i] ?? 0);
  });
  return mean;
}
