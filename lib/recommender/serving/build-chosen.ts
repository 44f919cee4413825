import { bucketOf, createRng, interleave, interleavePropensities, type Rng } from "@/ml/index";
import type { Choice } from "@/lib/recommender/experiments/plan";
import { type BuiltList, buildList, type ListSpec } from "./build-list";
import type { RememberedItem, RememberedLists } from "./remembered-lists";
import type { Serving } from "./serving";

/** A list as an experiment, or none, wants it. */
export interface ChosenList extends BuiltList {
  /** Of an interleaved list, which variant put in each product; else null. */
  teams: number[] | null;
  /** Of an interleaved list, how likely each product was at its place; else null. */
  propensities: number[] | null;
}

interface Making {
  /** Products of this call's earlier lists. */
  used: ReadonlySet<number>;
  memory: RememberedLists;
  /** What the list's chances are drawn by: its id. */
  seed: string;
}

/** The list of one choice; where that is interleaved, drafted from two. */
export function buildChosen(
  { model, rival }: Choice,
  spec: ListSpec,
  servingBy: (model: string | null) => Serving,
  { used, memory, seed }: Making,
): ChosenList {
  if (rival === null) {
    const random = spec.strategy.exploration > 0 ? drawnBy(seed) : null;
    return {
      ...buildList({ ...spec, random }, servingBy(model), used, memory),
      teams: null,
      propensities: null,
    };
  }
  const first = buildList(spec, servingBy(model), used, memory);
  const other = { ...spec, strategy: rival.strategy, memoryKey: null };
  const second = buildList(other, servingBy(rival.model), used, memory);
  return draft(first, second, spec.k, drawnBy(seed));
}

const round = (chance: number): number => Math.round(chance * 1e6) / 1e6;
const drawnBy = (seed: string): Rng => createRng(bucketOf("list", seed) * 2 ** 32);

/** Both lists in one, in turns. It says of itself only what both would say. */
function draft(first: BuiltList, second: BuiltList, k: number, random: Rng): ChosenList {
  const items = new Map<number, RememberedItem>();
  for (const item of [...second.items, ...first.items]) items.set(item.productId, item);
  const ids = (list: BuiltList) => list.items.map(({ productId }) => productId);
  const drafted = interleave(ids(first), ids(second), k, random);
  const chances = interleavePropensities(ids(first), ids(second), k);
  const isSameTitle = JSON.stringify(first.title) === JSON.stringify(second.title);
  return {
    ...first,
    title: isSameTitle ? first.title : { code: "you-may-also-like", words: {} },
    items: drafted.items.flatMap((id) => items.get(id) ?? []),
    total: Math.max(first.total, second.total),
    exploration: null,
    teams: [...drafted.teams],
    propensities: drafted.items.map((id, place) => round(chances[place]?.get(id) ?? 1)),
  };
}
