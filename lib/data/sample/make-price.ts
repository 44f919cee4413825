import type { Chance } from "@/lib/platform/random";

/** A price as shops write them, in pence: .99 or .50 below £20, .00 or .99 below £100, tens and fives above. */
export function toShopPrice(pounds: number, chance: Chance): number {
  const whole = Math.max(1, Math.round(pounds));
  if (pounds < 20) return whole * 100 + chance.pick([-1, -1, -50, 50, 0]);
  if (pounds < 100) return whole * 100 + chance.pick([0, 0, -1]);
  return Math.round(pounds / 5) * 500 + chance.pick([0, 0, -100]);
}

/** A price within the usual range of its kind: cheap ones are commoner than dear ones. */
export function drawPrice([low, high]: readonly [number, number], level: number, chance: Chance): number {
  const skewed = (chance.uniform() + chance.uniform() * 0.6) / 1.6;
  return Math.max(99, toShopPrice(low * (high / low) ** skewed * level, chance));
}

/** The former price of what is reduced (one in seven): always higher, at most by half. Else null. */
export function drawCompareAt(price: number, chance: Chance): number | null {
  if (!chance.maybe(0.14)) return null;
  const former = toShopPrice((price / 100) * chance.between(1.18, 1.48), chance);
  return former > price ? former : null;
}

/** Pieces in stock: one in thirty sold out, one in ten nearly. */
export function drawStock(chance: Chance): number {
  if (chance.maybe(0.033)) return 0;
  if (chance.maybe(0.1)) return 1 + Math.floor(chance.uniform() * 5);
  return Math.round(8 + 230 * chance.uniform() ** 2);
}
