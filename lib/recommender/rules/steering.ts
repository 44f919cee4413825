import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogCategory, CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import type { Matcher } from "@/lib/shop/filters/compile-filter";
import { matcherOf, readFilter } from "@/lib/shop/filters/filter";
import type { Placement } from "@/lib/recommender/strategies/placements";
import type { Rule } from "./definition";
import { type Limit, limitOf } from "./tally";

/** What a list is, as far as rules ask. */
export interface Steered {
  placement: Placement;
  /** How many products the list is to have, and all lists of the call together. */
  k: number;
  kOfPage: number;
  catalog: LiveCatalog;
  /** What the page is about. */
  product: CatalogProduct | null;
  category: CatalogCategory | null;
  /** What the shopper has met. */
  past: readonly { productId: number }[];
  device: "phone" | "desktop";
  /** When and what the shopper was shown; null: that is not known. */
  exposures: Exposures | null;
  /** Milliseconds since the epoch. */
  now: number;
}

/** How often a shopper has been shown a product since a time. */
export interface Exposures {
  countSince(productId: number, since: number): number;
}

/** A product at a place. */
export interface Pin {
  product: CatalogProduct;
  /** From 0. */
  position: number;
  rule: string;
}

/** Something that multiplies scores. */
export interface Push {
  rule: string;
  kind: "boost" | "bury";
  factor: number;
  fits: Matcher;
}

/** Something that keeps products out. */
interface Barrier {
  rule: string;
  lets: Matcher;
  /** Whether it holds for pinned products, too. */
  holdsForPins: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The rules in force for one list, made ready to be asked about products. */
export class Steering {
  /** By position; no two at one. */
  readonly pins: readonly Pin[];
  readonly pushes: readonly Push[];
  readonly limits: readonly Limit[];
  readonly #barriers: readonly Barrier[];

  /** Ids of the rules in force, the strongest first. */
  readonly rules: readonly string[];

  /** @param rules in force, the strongest first */
  constructor(rules: readonly Rule[], steered: Steered) {
    this.rules = rules.map(({ id }) => id);
    this.#barriers = rules.flatMap((rule) => barrierOf(rule, steered) ?? []);
    this.pushes = rules.flatMap((rule) => pushOf(rule, steered) ?? []);
    this.limits = rules.flatMap((rule) => limitsOf(rule, steered) ?? []);
    this.pins = settlePins(rules, steered, (product) => this.blockedBy(product, true) === null);
  }

  /** Whether rules decide who stands where, and not only what may stand and how it scores. */
  get placesProducts(): boolean {
    return this.pins.length > 0 || this.limits.length > 0;
  }

  get hasBarriers(): boolean {
    return this.#barriers.length > 0;
  }

  /** The first rule that keeps a product out; null: none does. */
  blockedBy(product: CatalogProduct, isPin = false): string | null {
    for (const { rule, lets, holdsForPins } of this.#barriers)
      if ((holdsForPins || !isPin) && !lets(product)) return rule;
    return null;
  }

  allows(product: CatalogProduct): boolean {
    return this.blockedBy(product) === null;
  }
}

/** A rule's filter, which made sense when the rule was kept; one that does not any more fits nothing. */
function fitting(where: string, { catalog, product, now }: Steered): Matcher {
  const result = readFilter(where, true);
  return result.ok ? matcherOf(result.filter, { catalog, page: product, now }) : () => false;
}

function barrierOf({ id, definition: { action } }: Rule, steered: Steered): Barrier | null {
  switch (action.kind) {
    case "exclude": {
      const fits = fitting(action.where, steered);
      return { rule: id, lets: (product) => !fits(product), holdsForPins: true };
    }
    case "include":
      return { rule: id, lets: fitting(action.where, steered), holdsForPins: true };
    case "margin": {
      const { least, unknown } = action;
      const lets = ({ margin }: CatalogProduct) =>
        margin === undefined ? unknown === "keep" : margin >= least;
      return { rule: id, lets, holdsForPins: true };
    }
    case "fatigue": {
      const { exposures, now } = steered;
      if (!exposures) return null;
      const since = now - action.days * DAY_MS;
      const lets = (product: CatalogProduct) => exposures.countSince(product.id, since) < action.most;
      return { rule: id, lets, holdsForPins: false };
    }
    default:
      return null;
  }
}

function pushOf({ id, definition: { action } }: Rule, steered: Steered): Push | null {
  if (action.kind !== "boost" && action.kind !== "bury") return null;
  const factor = action.kind === "boost" ? action.factor : 1 / action.factor;
  return { rule: id, kind: action.kind, factor, fits: fitting(action.where, steered) };
}

function limitsOf({ id, definition: { action } }: Rule, { k, kOfPage }: Steered): Limit | null {
  if (action.kind === "distinct") return limitOf(id, action.by, 1, action.across);
  if (action.kind !== "cap") return null;
  const places = action.across === "page" ? kOfPage : k;
  const most = action.most ?? Math.max(1, Math.floor((action.share ?? 1) * places));
  return limitOf(id, action.by, most, action.across);
}

/** Every pin at a place of its own: the strongest rule's where it wants it, others at the next that is free. */
function settlePins(
  rules: readonly Rule[],
  { catalog, product: page }: Steered,
  mayStand: (product: CatalogProduct) => boolean,
): Pin[] {
  const byPosition = new Map<number, Pin>();
  const pinned = new Set<number>();
  for (const { id, definition } of rules) {
    if (definition.action.kind !== "pin") continue;
    for (const { product: reference, position } of definition.action.pins) {
      const product = findProduct(catalog, reference);
      if (!product || product.id === page?.id || pinned.has(product.id) || !mayStand(product)) continue;
      let place = position - 1;
      while (byPosition.has(place)) place++;
      byPosition.set(place, { product, position: place, rule: id });
      pinned.add(product.id);
    }
  }
  return [...byPosition.values()].sort((a, b) => a.position - b.position);
}
