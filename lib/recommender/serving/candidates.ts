import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Move } from "./moves";
import type { Scored } from "./scored";
import type { SourceRequest } from "./source-request";
import { sources } from "./sources";
import type { SourceName } from "@/lib/recommender/strategies/sources";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";

/** A product that may be recommended, and the source that contributed most to its score. */
export interface Candidate {
  product: CatalogProduct;
  /** 0–1. */
  score: number;
  source: CandidateSource;
  /** The product of the shopper's past that it is described like, where that is what brought it here. */
  like?: number;
  /** Whether a model had a part in its score. */
  ofModel?: boolean;
  /** What moved it; left out where nothing did. */
  moved?: readonly Move[];
}

/** `rule`: no source has found it, a merchandising rule has put it there. */
export type CandidateSource = SourceName | "rule";

/** Sources that a model answers. */
const OF_MODEL = new Set<SourceName>(["ranker", "similar", "together"]);
/** Sources whose scores mean the same however many products they are asked for. */
const COMPARABLE = new Set<SourceName>(["ranker", "popular"]);

/** Scores on the scale 0–1, the best 1. Order is kept; sources whose scores are not positive count by rank. */
export function calibrate(found: readonly Scored[]): Scored[] {
  const top = found[0]?.score ?? 0;
  return found.map(({ product, score, like }, rank) => ({
    product,
    like,
    score: top > 0 ? Math.max(score, 0) / top : 1 - rank / found.length,
  }));
}

/** What a source proposes, and the best of what is favoured, however far down it is. */
function propose(source: SourceName, request: SourceRequest, favoured: Favoured | null): Scored[] {
  const found = sources[source](request);
  if (!favoured || !COMPARABLE.has(source) || found.length < request.limit) return found;
  const present = new Set(found.map(({ product }) => product.id));
  const allows = (product: CatalogProduct) =>
    !present.has(product.id) && favoured(product) && request.allows(product);
  return [...found, ...sources[source]({ ...request, allows })];
}

/** Whether a rule may lift a product above what scores better. */
export type Favoured = (product: CatalogProduct) => boolean;

/** Blends a strategy's sources: the weighted sum of their calibrated scores, the largest possible 1; best first. */
export function blendSources(
  strategy: Strategy,
  request: SourceRequest,
  favoured: Favoured | null = null,
): Candidate[] {
  const whole = strategy.sources.reduce((sum, { weight }) => sum + weight, 0);
  const blended = new Map<number, Candidate & { most: number }>();
  for (const { source, weight } of strategy.sources) {
    for (const { product, score, like } of calibrate(propose(source, request, favoured))) {
      const part = (weight / whole) * score;
      const known = blended.get(product.id) ?? { product, score: 0, source, like, ofModel: false, most: 0 };
      known.score += part;
      known.ofModel ||= OF_MODEL.has(source) && part > 0;
      if (part > known.most) Object.assign(known, { source, like, most: part });
      blended.set(product.id, known);
    }
  }
  return [...blended.values()]
    .sort((a, b) => b.score - a.score || a.product.id - b.product.id)
    .map(({ product, score, source, like, ofModel }) => ({ product, score, source, like, ofModel }));
}

/** Adds from `fill`, source after source, while there are fewer than `enough`; below everything that is there. */
export function fillUp(
  candidates: Candidate[],
  { fill, fillWhen }: Pick<Strategy, "fill" | "fillWhen">,
  request: SourceRequest,
  enough: number,
): Candidate[] {
  const filled = [...candidates];
  if (fillWhen === "empty" && filled.length > 0) return filled;
  for (const source of fill) {
    if (filled.length >= enough) break;
    const present = new Set(filled.map(({ product }) => product.id));
    const below = 0.99 * (filled.at(-1)?.score ?? 1);
    for (const { product, score } of calibrate(sources[source](request))) {
      if (!present.has(product.id)) {
        filled.push({ product, score: below * score, source, ofModel: OF_MODEL.has(source) });
      }
    }
  }
  return filled;
}
