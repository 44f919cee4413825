import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { toPublicProductId } from "@/lib/platform/ids";
import type { SourceName } from "@/lib/recommender/strategies/sources";
import { createRefusal, poolOf, scopeOf } from "./allow";
import { push } from "./arrange";
import type { BuiltList, ListSpec } from "./build-list";
import type { Choice } from "@/lib/recommender/experiments/plan";
import type { Move } from "./moves";
import type { RecommendedList } from "./schema";
import { blendSources, calibrate } from "./candidates";
import { lowerDisliked } from "./dislikes";
import type { Serving } from "./serving";
import type { SourceRequest } from "./source-request";
import { sources } from "./sources";
import type { ListTrace } from "./trace-schema";

/** Of each source so many are looked at, whether they may stand in the list or not. */
const LOOKED_AT = 100;

type TracedCandidate = ListTrace["candidates"][number];

interface Found {
  product: CatalogProduct;
  sources: TracedCandidate["sources"];
}

/** A list to be made, as a trace looks at it. */
export interface TracedOrder {
  index: number;
  spec: ListSpec;
  choice: Choice;
  servings(model: string | null): Serving;
}

interface Times {
  reading: number;
  making: number;
}

/** Says of every list of a call how it came about. */
export function addTraces(
  lists: readonly RecommendedList[],
  orders: readonly TracedOrder[],
  built: readonly BuiltList[],
  ms: Times,
): void {
  for (const { index, spec, servings, choice } of orders) {
    const list = lists[index];
    if (list) list.trace = traceList(spec, built, index, servings(choice.model), ms);
  }
}

/**
 * How a list came about: asks the sources again, this time for what they would propose if nothing were refused, and says
 * of each candidate what refused it. Costs about as much as the list itself; nothing where nobody asks.
 *
 * @param built all lists of the call
 */
function traceList(
  spec: ListSpec,
  built: readonly BuiltList[],
  index: number,
  serving: Serving,
  ms: Times,
): ListTrace {
  const { strategy, subject, rules, steering = null } = spec;
  const stages = [
    { stage: "reading shopper, search and catalogue", ms: round(ms.reading) },
    { stage: "making all lists of the call", ms: round(ms.making) },
  ];
  const timed = <T>(stage: string, work: () => T): T => {
    const began = performance.now();
    const made = work();
    stages.push({ stage, ms: round(performance.now() - began) });
    return made;
  };
  const scope = scopeOf(strategy, subject, serving.catalog);
  const used = new Set(
    built.filter((_, i) => i !== index).flatMap(({ items }) => items.map((one) => one.productId)),
  );
  const refusalOf = createRefusal({ strategy, subject, serving, rules, scope, used, steering });
  const pool = poolOf(strategy, subject, scope, serving.catalog, rules.within ?? null);
  const request: SourceRequest = {
    ...serving,
    subject,
    scope,
    pool,
    allows: (product) => product.id !== subject.product?.id,
    k: spec.k,
    limit: LOOKED_AT,
  };
  const found = findAll(spec, request, timed);
  const allowed = { ...request, allows: (product: CatalogProduct) => refusalOf(product) === null };
  const blended = timed("blending what may stand there", () =>
    lowerDisliked(blendSources(strategy, allowed), strategy, serving),
  );
  const scored = timed("boosting and burying", () => push(blended, steering));
  const scores = new Map(scored.map(({ product, score, moved = [] }) => [product.id, { score, moved }]));
  const shown = new Map(built[index]?.items.map((item, position) => [item.productId, { ...item, position }]));
  for (const id of shown.keys()) {
    const product = serving.catalog.byId.get(id);
    if (product && !found.has(id)) found.set(id, { product, sources: [] });
  }
  const candidates = [...found.values()].map(({ product, sources: parts }) => {
    const place = shown.get(product.id);
    const refusal = place ? null : refusalOf(product);
    const rule = refusal === "left out by a rule" ? (steering?.blockedBy(product) ?? null) : null;
    return toTraced(product, parts, place, refusal && { by: refusal, rule }, scores.get(product.id));
  });
  return { rules: [...(steering?.rules ?? [])], stages, candidates: candidates.sort(byPlace) };
}

interface Shown {
  position: number;
  score: number;
  moved: readonly Move[];
}

function toTraced(
  product: CatalogProduct,
  parts: TracedCandidate["sources"],
  place: Shown | undefined,
  removed: TracedCandidate["removed"],
  scored: Pick<Shown, "score" | "moved"> | undefined,
): TracedCandidate {
  return {
    product: toPublicProductId(product.id),
    name: product.name,
    sources: parts,
    score: place?.score ?? (scored ? round(scored.score) : null),
    removed,
    moved: [...(place?.moved ?? scored?.moved ?? [])],
    position: place?.position ?? null,
  };
}

function findAll(
  { strategy }: ListSpec,
  request: SourceRequest,
  timed: <T>(stage: string, work: () => T) => T,
): Map<number, Found> {
  const found = new Map<number, Found>();
  const weights = new Map<SourceName, number>(strategy.sources.map(({ source, weight }) => [source, weight]));
  for (const source of strategy.fill) if (!weights.has(source)) weights.set(source, 0);
  for (const [source, weight] of weights) {
    const raw = timed(`source ${source}`, () => sources[source](request));
    calibrate(raw).forEach(({ product, score }, rank) => {
      const known = found.get(product.id) ?? { product, sources: [] };
      known.sources.push({ source, raw: raw[rank]?.score ?? 0, calibrated: round(score), weight });
      found.set(product.id, known);
    });
  }
  return found;
}

/** Those of the list first, then by score; what was removed comes last. */
function byPlace(a: TracedCandidate, b: TracedCandidate): number {
  if (a.position !== null || b.position !== null) return (a.position ?? Infinity) - (b.position ?? Infinity);
  return (b.score ?? -1) - (a.score ?? -1) || (a.product < b.product ? -1 : 1);
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;
