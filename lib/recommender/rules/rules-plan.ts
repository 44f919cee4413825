import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { type Placement, PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { isInForce, type Rule } from "./definition";
import { type Steered, Steering } from "./steering";

/** The strongest first: higher priority, then the newer rule. */
function byStrength(a: Rule, b: Rule): number {
  return b.definition.priority - a.definition.priority || b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
}

/** Lists of what a shopper has done: a product does not become that by being pinned everywhere. */
const OF_THE_PAST: readonly Placement[] = ["home.recently-viewed", "account.again"];

function isFor({ definition: { scope, action } }: Rule, placement: Placement): boolean {
  if (scope.placements.length > 0) return scope.placements.includes(placement);
  return action.kind !== "pin" || !OF_THE_PAST.includes(placement);
}

interface Force {
  rules: readonly Rule[];
  /** Milliseconds since the epoch: from this moment … */
  from: number;
  /** … and before this one. */
  until: number;
}

const NO_RULES: readonly Rule[] = [];

/** The rules a process serves by. Never changed; a newer one replaces it. What has begun or ended, the clock says. */
export class RulesPlan {
  readonly #byPlacement = new Map<Placement, readonly Rule[]>();
  readonly #sorted: readonly Rule[];
  /** What was in force when it was last asked for, and from when to when that holds. */
  #force: Force = { rules: NO_RULES, from: Infinity, until: -Infinity };

  constructor(readonly rules: readonly Rule[] = []) {
    const sorted = rules.filter(({ state }) => state === "on").sort(byStrength);
    this.#sorted = sorted;
    if (sorted.length === 0) return;
    for (const placement of PLACEMENTS) {
      const own = sorted.filter((rule) => isFor(rule, placement));
      if (own.length > 0) this.#byPlacement.set(placement, own);
    }
  }

  /** Whether who asks can make a difference to which rules hold, or to what they do. */
  dependsOnShopper(placement: Placement): boolean {
    return (this.#byPlacement.get(placement) ?? []).some(
      ({ definition: { scope, action } }) =>
        scope.shoppers !== "all" || scope.likes !== null || action.kind === "fatigue",
    );
  }

  /**
   * The rules in force, the same object as long as none begins or ends: what was made under it may be kept as long. No two
   * plans answer the same one, unless nothing is in force.
   */
  inForceAt(now: number): readonly Rule[] {
    const { from, until } = this.#force;
    if (now < from || now >= until) this.#force = this.#forceAt(now);
    return this.#force.rules;
  }

  #forceAt(now: number): Force {
    const rules = this.#sorted.filter((rule) => isInForce(rule, now));
    const edges = this.#sorted.flatMap(({ startsAt, endsAt }) => [startsAt ?? -Infinity, endsAt ?? Infinity]);
    return {
      rules: rules.length > 0 ? rules : NO_RULES,
      from: Math.max(-Infinity, ...edges.filter((edge) => edge <= now)),
      until: Math.min(Infinity, ...edges.filter((edge) => edge > now)),
    };
  }

  /** Of how many days rules want to know what a shopper was shown; 0: of none. */
  daysOfExposure(placements: readonly Placement[], now: number): number {
    let days = 0;
    if (this.#byPlacement.size === 0) return days;
    for (const placement of placements)
      for (const rule of this.#byPlacement.get(placement) ?? []) {
        const { action } = rule.definition;
        if (action.kind === "fatigue" && isInForce(rule, now)) days = Math.max(days, action.days);
      }
    return days;
  }

  /** What the rules in force want of a list; null: nothing. */
  steer(steered: Steered): Steering | null {
    const own = this.#byPlacement.get(steered.placement);
    if (!own) return null;
    const holding = own.filter((rule) => isInForce(rule, steered.now) && isInScope(rule, steered));
    return holding.length > 0 ? new Steering(holding, steered) : null;
  }
}

function isInScope({ definition: { scope } }: Rule, steered: Steered): boolean {
  const { shoppers, device, category, likes } = scope;
  const { past, catalog } = steered;
  if (device !== "all" && device !== steered.device) return false;
  if (shoppers !== "all" && past.length > 0 !== (shoppers === "known")) return false;
  if (category !== null) {
    const about = steered.category?.id ?? steered.product?.categoryId;
    if (about === undefined || !within(category, catalog).has(about)) return false;
  }
  if (likes === null) return true;
  const liked = within(likes, catalog);
  return past.some(({ productId }) => liked.has(catalog.byId.get(productId)?.categoryId ?? 0));
}

const NONE: ReadonlySet<number> = new Set();

function within(category: string, catalog: LiveCatalog): ReadonlySet<number> {
  const root = catalog.findCategory(category);
  return root ? catalog.subtree(root.id) : NONE;
}
