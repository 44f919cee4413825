import { drawIndex } from "@/ml/index";
import type { Rng } from "@/ml/index";
import type { Catalog } from "./catalog";
import { type Crowd, FAVOURITES } from "./crowd";
import { seasonalShare } from "./seasons";
import { CATALOG, CROWD, VISIT } from "./shape";

/** Chooses what a shopper looks at, among what is on sale and in season at the moment. */
export interface Chooser {
  /** Moves the moment forward. */
  advance(at: number): void;
  /** A group the shopper turns to. */
  group(shopper: number): number;
  /** A product of the group. */
  product(shopper: number, group: number): number;
}

/** Groups that are out of season or still empty are passed over at most so often. */
const TRIES = 12;
/** The newest share of a group that its new arrivals are. */
const NEWEST = 0.15;

/** What is on sale and how much of each group's demand the season leaves. */
class Shelf {
  /** Members of each group that have appeared. */
  readonly onSale: Uint32Array;
  readonly season: Float64Array;
  readonly #catalog: Catalog;
  #appeared = 0;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    this.onSale = new Uint32Array(catalog.groups.count);
    this.season = new Float64Array(catalog.groups.count);
  }

  advance(at: number): void {
    const { born, groupOf, groups } = this.#catalog;
    for (; this.#appeared < born.length && (born[this.#appeared] ?? 0) <= at; this.#appeared++) {
      const group = groupOf[this.#appeared] ?? 0;
      this.onSale[group] = (this.onSale[group] ?? 0) + 1;
    }
    for (let g = 0; g < groups.count; g++) {
      const season = groups.seasonOf[g];
      this.season[g] = season ? seasonalShare(season, at) : 1;
    }
  }

  isOpen(group: number, rng: Rng): boolean {
    return (this.onSale[group] ?? 0) > 0 && rng.uniform() < (this.season[group] ?? 0);
  }
}

export function createChooser(catalog: Catalog, crowd: Crowd, rng: Rng): Chooser {
  const { groups } = catalog;
  const shelf = new Shelf(catalog);
  const favouriteSums = Float64Array.of(...CROWD.favourites);
  for (let f = 1; f < FAVOURITES; f++)
    favouriteSums[f] = (favouriteSums[f - 1] ?? 0) + (favouriteSums[f] ?? 0);

  const wish = (shopper: number): number => {
    const way = rng.uniform();
    if (way >= VISIT.favourite + VISIT.beside) return drawIndex(rng, groups.demand, 0, groups.count);
    const favourite =
      crowd.favourites[shopper * FAVOURITES + drawIndex(rng, favouriteSums, 0, FAVOURITES)] ?? 0;
    if (way < VISIT.favourite) return favourite;
    const first = (groups.categoryOf[favourite] ?? 0) * CATALOG.groupsPerCategory;
    return first + rng.integer(Math.min(CATALOG.groupsPerCategory, groups.count - first));
  };
  const draw = (group: number): number => {
    const start = groups.starts[group] ?? 0;
    const count = shelf.onSale[group] ?? 0;
    const newest = Math.ceil(count * NEWEST);
    const place =
      rng.uniform() < VISIT.newArrival
        ? start + count - 1 - rng.integer(newest)
        : drawIndex(rng, groups.popularity, start, start + count);
    return groups.members[place] ?? 0;
  };
  return {
    advance: (at) => shelf.advance(at),
    group(shopper) {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const group = wish(shopper);
        if (shelf.isOpen(group, rng)) return group;
      }
      // The very first product is on sale from the beginning.
      return catalog.groupOf[0] ?? 0;
    },
    product(shopper, group) {
      const product = draw(group);
      const suits = catalog.levelOf[product] === crowd.levelOf[shopper];
      return suits || rng.uniform() >= VISIT.passOver ? product : draw(group);
    },
  };
}
