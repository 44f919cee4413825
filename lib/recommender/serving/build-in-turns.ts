import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { PageTally } from "@/lib/recommender/rules/tally";
import type { BuiltList, ListSpec } from "./build-list";
import { pinsWithin } from "./placing";

/** A list to be made, and its place in the answer. */
export interface PlacedSpec {
  spec: ListSpec;
  index: number;
}

type Build<P, L> = (one: P, used: ReadonlySet<number>) => L;

/**
 * The lists of one call, in the order asked for, no product in two of them: whose turn is first chooses first. What is
 * pinned to one list is kept for it, rules that count across the page count all its lists, and a list that is short only
 * because others have what it needs has its turn before them, where the page is fuller for it.
 *
 * @param build makes one list without the products that are used already
 * @param find a product by its number
 */
export function buildInTurns<P extends PlacedSpec, L extends BuiltList>(
  placed: readonly P[],
  build: Build<P, L>,
  find: (id: number) => CatalogProduct | undefined,
): L[] {
  let turns = placed.toSorted((a, b) => a.spec.strategy.turn - b.spec.strategy.turn || a.index - b.index);
  let best = takeTurns(turns, build, find);
  for (let attempt = 1; attempt < placed.length; attempt++) {
    const starved = turns.find(({ index }) => best[index]?.short === "in other lists of the call");
    if (!starved || turns[0] === starved) break;
    turns = [starved, ...turns.filter((one) => one !== starved)];
    const other = takeTurns(turns, build, find);
    if (countItems(other) <= countItems(best)) break;
    best = other;
  }
  return best;
}

const countItems = (lists: readonly BuiltList[]) => lists.reduce((sum, { items }) => sum + items.length, 0);

function takeTurns<P extends PlacedSpec, L extends BuiltList>(
  turns: readonly P[],
  build: Build<P, L>,
  find: (id: number) => CatalogProduct | undefined,
): L[] {
  const steered = turns.some(({ spec }) => spec.steering);
  const page = steered ? new PageTally() : null;
  const used = new Set<number>();
  const lists: L[] = [];
  if (page) for (const { spec } of turns) page.add(limitsOf(spec), pinnedTo(spec));
  turns.forEach((one, turn) => {
    const kept = steered ? keptFor(turns.slice(turn + 1), one) : null;
    const built = page
      ? build({ ...one, spec: { ...one.spec, page } }, kept ? new Set([...used, ...kept]) : used)
      : build(one, used);
    for (const { productId } of built.items) used.add(productId);
    page?.add(limitsOf(one.spec), pinnedTo(one.spec), -1);
    page?.add(
      limitsOf(one.spec),
      built.items.flatMap(({ productId }) => find(productId) ?? []),
    );
    lists[one.index] = built;
  });
  return lists;
}

const limitsOf = ({ steering }: ListSpec) => steering?.limits ?? [];

/** What is pinned to the places of this page of a list, and can be had. */
function pinnedTo({ steering, strategy, rules, k, offset, passed = 0 }: ListSpec): CatalogProduct[] {
  if (!steering) return [];
  return pinsWithin(steering, offset + k, passed)
    .map(({ product }) => product)
    .filter(
      (product) =>
        (product.stock > 0 || !strategy.leaveOut.soldOut) &&
        !rules.excluded.has(product.id) &&
        rules.matchesFilter(product),
    );
}

/** Products pinned to lists whose turn is still to come, but for those pinned to this one as well; null: none. */
function keptFor(later: readonly PlacedSpec[], { spec }: PlacedSpec): readonly number[] | null {
  const own = new Set(pinnedTo(spec).map(({ id }) => id));
  const kept = later
    .flatMap((other) => pinnedTo(other.spec))
    .map(({ id }) => id)
    .filter((id) => !own.has(id));
  return kept.length > 0 ? kept : null;
}
