import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import { MOST_FACTS } from "@/lib/shop/interactions/session-cache";
import type { TastePast } from "@/lib/recommender/experiments/taste";
import { SHOP_WEIGHTS, weighKind } from "@/ml/index";
import type { Choice, Forced, ServingPlan, Subject } from "@/lib/recommender/experiments/plan";
import type { RulesPlan } from "@/lib/recommender/rules/rules-plan";
import type { Steering } from "@/lib/recommender/rules/steering";
import type { Placement } from "@/lib/recommender/strategies/placements";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";
import type { Engine } from "./engine";
import type { PlacementRequest, Previewed, RecommendRequest } from "./schema";
import { createServing, type Serving, type ServingParts } from "./serving";
import type { ShopperState } from "./shopper-state";

function usesShopper({ history, leaveOut }: Strategy): boolean {
  return history !== "unused" || leaveOut.inCart || leaveOut.purchased;
}

/** Whether a list of this placement may turn out differently by who asks for it. */
export function mayAskForShopper(placement: Placement, plan: ServingPlan, rules: RulesPlan): boolean {
  return (
    plan.dependsOnShopper(placement) ||
    rules.dependsOnShopper(placement) ||
    usesShopper(plan.liveStrategy(placement))
  );
}

/** Whom the lists of a call are for, as experiments take it. */
export function subjectOf(
  { unit, facts }: ShopperState,
  { device = "desktop", shopperId }: RecommendRequest,
): Subject {
  return { unit: shopperId === null ? null : unit, knownSince: facts[0]?.at ?? null, device };
}

/**
 * What they did, as audiences take it; looked through when first asked for. By the weights of the shop, and not by those of
 * the live model: the same past says the same when another one goes live.
 */
export function tastesOf({ facts }: ShopperState, catalog: LiveCatalog): () => TastePast {
  let read: TastePast | null = null;
  const look = () => {
    const told = facts.flatMap(({ productId, kind, value, at }) => {
      const product = catalog.byId.get(productId);
      const category = product && catalog.categories.get(product.categoryId)?.path;
      const weight = weighKind(kind, value, SHOP_WEIGHTS);
      return category !== undefined && weight > 0 ? [{ at, category, weight }] : [];
    });
    return { facts: told, isWhole: facts.length < MOST_FACTS };
  };
  return () => (read ??= look());
}

/** What somebody wants to look at instead of what serves a placement; null where it is not that one's. */
export function previewOf({ placement }: PlacementRequest, { preview }: RecommendRequest): Choice | null {
  if (preview?.strategy.placement !== placement) return null;
  const { strategy, model } = preview;
  return { strategy, model, experiment: null, variant: null, share: null, held: null, rival: null };
}

/**
 * A list in which rules give places away is not drafted from two: whoever clicks a pinned product says nothing of either.
 * The first variant makes it, and it counts for no experiment.
 */
export function withoutDraft(choice: Choice, steering: Steering | null | undefined): Choice {
  if (choice.rival === null || !steering?.placesProducts) return choice;
  return { ...choice, rival: null, experiment: null, variant: null, share: null };
}

/** What makes the list of one placement. */
export function choose(
  { placement, product, category }: PlacementRequest,
  {
    subject,
    past,
    forced,
    catalog,
    plan,
    now,
  }: {
    subject: Subject;
    past: () => TastePast;
    forced: Forced | null | undefined;
    catalog: LiveCatalog;
    plan: ServingPlan;
    now: number;
  },
): Choice {
  const isWithin = (wanted: string) => {
    const about =
      category === undefined
        ? product && findProduct(catalog, product)?.categoryId
        : catalog.findCategory(category)?.id;
    const root = catalog.findCategory(wanted)?.id;
    return typeof about === "number" && root !== undefined && catalog.subtree(root).has(about);
  };
  return plan.choose(placement, { subject, forced, isWithin, past, now });
}

/**
 * What a call works on, by the model version that ranks; null, or one that is not there: by the one that serves this shopper.
 *
 * @param shopperId by which id a release chooses who gets which version
 */
export function createServings(
  engine: Engine,
  parts: Omit<ServingParts, "model" | "newcomers">,
  shopperId: string | null,
  preview?: Previewed,
): (model: string | null) => Serving {
  const known = new Map<string | null, Serving>();
  return (id) => {
    const wanted = id === null ? null : id === preview?.loaded?.id ? preview.loaded : engine.modelById(id);
    const model = wanted ?? engine.modelFor(shopperId);
    const key = model?.id ?? null;
    const made = known.get(key);
    if (made) return made;
    const serving = createServing({ ...parts, model, newcomers: engine.newcomersOf(model, parts.catalog) });
    known.set(key, serving);
    return serving;
  };
}
