import type { Chance } from "@/lib/platform/random";
import type { Style } from "./catalog/brands";
import { DEPARTMENTS } from "./catalog/departments";
import type { Season } from "./catalog/plan";
import { seasonFactor } from "./calendar";
import type { SampleProduct } from "./make-catalog";
import { drawIndex, sumUp } from "@/ml/index";
import { DAY, HISTORY_DAYS } from "./sample-options";
import { type InterestName, INTEREST_NAMES, INTERESTS, type Taste } from "./taste";

/** Where on the ladder of prices of a leaf each level of spending looks first. */
const LEVEL_RANK = [0.16, 0.5, 0.84] as const;
/** How much more one's own style is liked than another. */
const OWN_STYLE = 4.5;

/** How well a product suits a taste within its leaf: at most OWN_STYLE + a little. */
export function suits(product: SampleProduct, style: Style, level: Taste["level"]): number {
  const distance = (product.priceRank - LEVEL_RANK[level]) / 0.36;
  const price = 0.25 + Math.exp(-(distance ** 2));
  return price * (product.style === style ? OWN_STYLE : 1);
}

/** Draws what somebody looks at next. Time enters by rejection, so that the tables are made once. */
export class Wishes {
  readonly #byLeaf = new Map<string, SampleProduct[]>();
  readonly #seasons = new Map<string, Season | null>();
  readonly #leaves: string[];
  /** Running sums of how much the products of a leaf appeal to a taste. */
  readonly #appeals = new Map<string, Float64Array>();
  readonly #end: number;

  constructor(products: readonly SampleProduct[], end: number) {
    this.#end = end;
    for (const product of products) {
      const group = this.#byLeaf.get(product.leaf);
      if (group) group.push(product);
      else this.#byLeaf.set(product.leaf, [product]);
    }
    this.#leaves = [...this.#byLeaf.keys()];
    for (const { groups } of DEPARTMENTS) {
      for (const { leaves } of groups) for (const leaf of leaves) this.#seasons.set(leaf.name, leaf.season);
    }
  }

  /** The interest of one visit: mostly the main one, more so in its season; now and then something quite new. */
  drawInterest(chance: Chance, { main, second }: Taste, at: number): InterestName | null {
    const draw = chance.uniform();
    if (draw > 0.93) return null;
    if (draw > 0.86) return chance.pick(INTEREST_NAMES);
    const forMain = 0.72 * this.#seasonOf(main, at);
    const forSecond = 0.28 * this.#seasonOf(second, at);
    return chance.uniform() * (forMain + forSecond) < forMain ? main : second;
  }

  #seasonOf(interest: InterestName, at: number): number {
    const leaves: readonly string[] = INTERESTS[interest];
    const factors = leaves.map((leaf) => seasonFactor(this.#seasons.get(leaf) ?? null, at));
    return factors.reduce((sum, factor) => sum + factor, 0) / leaves.length;
  }

  /** A leaf category of the interest, by the season. */
  drawLeaf(chance: Chance, interest: InterestName | null, at: number): string {
    const leaves: readonly string[] = interest === null ? this.#leaves : INTERESTS[interest];
    for (let attempt = 0; ; attempt++) {
      const leaf = chance.pick(leaves);
      if (!this.#byLeaf.has(leaf)) continue;
      if (attempt > 30 || chance.uniform() * 1.9 < seasonFactor(this.#seasons.get(leaf) ?? null, at))
        return leaf;
    }
  }

  /** A product of the leaf that suits the taste and was in the shop at the time; null when luck has it none was. */
  drawProduct(chance: Chance, leaf: string, { style, level }: Taste, at: number): SampleProduct | null {
    const products = this.#byLeaf.get(leaf) ?? [];
    const key = `${leaf}/${style}/${level}`;
    let appeals = this.#appeals.get(key);
    if (!appeals) {
      appeals = sumUp(products.map((product) => product.appeal * suits(product, style, level)));
      this.#appeals.set(key, appeals);
    }
    for (let attempt = 0; attempt < 14; attempt++) {
      const product = products[drawIndex(chance, appeals)];
      if (product && chance.uniform() < this.#timeFactor(product, at)) return product;
    }
    return null;
  }

  /** How a product stands at a time, 0–1: not before it is there, stronger while it is new, and its trend. */
  #timeFactor({ createdAt, trend }: SampleProduct, at: number): number {
    if (at < createdAt) return 0;
    const novelty = at - createdAt < 30 * DAY ? 1.6 : 1;
    const elapsed = 1 - (this.#end - at) / (HISTORY_DAYS * DAY);
    return (novelty * Math.exp(trend * (elapsed - 0.5))) / 3.2;
  }
}
