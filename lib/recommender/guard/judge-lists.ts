import { toPublicProductId } from "@/lib/platform/ids";
import { wilsonBounds } from "@/ml/index";
import { type Alarm, type Basis, percent } from "./alarm";
import { COVERAGE, EXPOSURE } from "./thresholds";

/** What a version's newest lists held: so many lists, and how many of them each product was in. */
export interface Held {
  model: string;
  lists: number;
  products: ReadonlyMap<number, number>;
}

/** $1 from, $2 to (exclusive), $3 version, $4 at most so many of the newest lists. A row for each product, and their number. */
export const HELD_SQL = `
with newest as materialized (
  select id, items from shown_lists
  where impressed_at >= $1 and impressed_at < $2 and lane = 'person' and model_version = $3
  order by impressed_at desc limit $4::int
)
select product, count(*)::float8 as lists, (select count(*) from newest)::float8 as whole
from newest, unnest(items) as product group by product`;

/** Far fewer different products than the other version shows in as many lists. */
export function judgeCoverage(of: Held, against: Held, basis: Exclude<Basis, "limit">): Alarm | null {
  if (Math.min(of.lists, against.lists) < COVERAGE.lists) return null;
  // More lists hold more products: the side with more may not look better for that.
  const fair = of.lists < against.lists ? of.lists / against.lists : 1;
  const expected = against.products.size * fair;
  if (of.products.size >= COVERAGE.least * expected) return null;
  return {
    name: "coverage",
    basis,
    drastic: true,
    message:
      `Its last ${of.lists} lists held only ${of.products.size} different products; those of ${against.model} ` +
      `${basis === "beside" ? "at the same time" : "before"} held ${against.products.size}.`,
    detail: { lists: of.lists, products: of.products.size, controlProducts: against.products.size },
  };
}

/** A product that has come to stand in a large part of all lists. */
export function judgeExposure(of: Held, against: Held, basis: Exclude<Basis, "limit">): Alarm | null {
  if (Math.min(of.lists, against.lists) < EXPOSURE.lists) return null;
  let worst: { product: number; share: number; before: number } | null = null;
  for (const [product, lists] of of.products) {
    const { low } = wilsonBounds(lists, of.lists, 3);
    const before = (against.products.get(product) ?? 0) / against.lists;
    if (low < EXPOSURE.share || low < EXPOSURE.times * before) continue;
    if (lists / of.lists > (worst?.share ?? 0)) worst = { product, share: lists / of.lists, before };
  }
  if (!worst) return null;
  return {
    name: "exposure",
    basis,
    drastic: true,
    message:
      `${toPublicProductId(worst.product)} stands in ${percent(worst.share)} of its lists, and stood in ` +
      `${percent(worst.before)} of those of ${against.model}.`,
    detail: { product: worst.product, share: worst.share, before: worst.before },
  };
}
