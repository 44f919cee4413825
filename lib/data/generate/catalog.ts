import { createRng, drawIndex, type Rng, seedFor, sumUp } from "@/ml/index";
import { DAY_MS, type GenerateOptions, startOf } from "./options";
import type { Season } from "./seasons";
import { CATALOG, NEW_DAYS } from "./shape";

/** What the shop sells, as columns. Products are numbered in the order they appear. */
export interface Catalog {
  productCount: number;
  /** When each product appears, ascending: milliseconds since the epoch. */
  born: Float64Array;
  groupOf: Uint16Array;
  /** 0 cheap, 1 usual, 2 fine. */
  levelOf: Uint8Array;
  /** −1 … 1: what its ratings say. */
  qualityOf: Float32Array;
  groups: Groups;
}

/** What one taste likes. A category holds several, which only behaviour tells apart. */
export interface Groups {
  count: number;
  categoryCount: number;
  departmentCount: number;
  categoryOf: Uint16Array;
  /** Department of each category. */
  departmentOf: Uint16Array;
  seasonOf: readonly (Season | null)[];
  /** Products of group g: `members[starts[g] … starts[g + 1] − 1]`, oldest first. */
  starts: Uint32Array;
  members: Uint32Array;
  /** Running sums of the members' popularity. */
  popularity: Float64Array;
  /** Running sums of how much is asked for each group. */
  demand: Float64Array;
}

const LEVELS = 3;
const YEAR_MS = 365 * DAY_MS;

export function makeCatalog(options: GenerateOptions): Catalog {
  const rng = createRng(seedFor(options.seed, "catalogue"));
  const born = drawBirths(options, rng);
  const plan = planGroups(options.products, rng);
  const groupOf = new Uint16Array(options.products);
  const levelOf = new Uint8Array(options.products);
  const qualityOf = new Float32Array(options.products);
  for (let p = 0; p < options.products; p++) {
    groupOf[p] = drawIndex(rng, plan.sizes, 0, plan.count);
    levelOf[p] = rng.integer(LEVELS);
    qualityOf[p] = 2 * rng.uniform() - 1;
  }
  return {
    productCount: options.products,
    born,
    groupOf,
    levelOf,
    qualityOf,
    groups: { ...plan, ...fillGroups(plan.count, groupOf, rng) },
  };
}

function drawBirths(options: GenerateOptions, rng: Rng): Float64Array {
  const start = startOf(options);
  const newSpan = Math.min(NEW_DAYS, options.days / 4) * DAY_MS;
  const births = new Float64Array(options.products);
  for (let p = 0; p < births.length; p++) {
    const kind = rng.uniform();
    const place = rng.uniform();
    if (kind < CATALOG.newShare) births[p] = options.until - place * newSpan;
    else if (kind < CATALOG.newShare + CATALOG.laterShare) {
      births[p] = start + place * (options.until - newSpan - start);
    } else births[p] = start - place * YEAR_MS;
  }
  births.sort();
  // A history begins with something to look at.
  if ((births[0] ?? 0) > start) births[0] = start;
  return births.map(Math.floor);
}

function planGroups(products: number, rng: Rng) {
  const { productsPerGroup, mostGroups, groupsPerCategory, mostDepartments } = CATALOG;
  const count = Math.max(1, Math.min(mostGroups, Math.round(products / productsPerGroup)));
  const categoryCount = Math.ceil(count / groupsPerCategory);
  const departmentCount = Math.max(1, Math.min(mostDepartments, Math.round(Math.sqrt(categoryCount))));
  const seasons = Array.from({ length: categoryCount }, () => drawSeason(rng));
  const categoryOf = Uint16Array.from({ length: count }, (_, g) => Math.floor(g / groupsPerCategory));
  return {
    count,
    categoryCount,
    departmentCount,
    categoryOf,
    departmentOf: Uint16Array.from({ length: categoryCount }, () => rng.integer(departmentCount)),
    seasonOf: Array.from(categoryOf, (category) => seasons[category] ?? null),
    sizes: sumUp(Float64Array.from({ length: count }, () => 0.3 + rng.uniform() ** 2)),
    demand: sumUp(
      shuffled(
        Float64Array.from({ length: count }, (_, g) => 1 / (g + 3)),
        rng,
      ),
    ),
  };
}

function drawSeason(rng: Rng): Season | null {
  const [low, high] = CATALOG.seasonDepth;
  const season = { peak: rng.uniform() * 365, depth: low + (high - low) * rng.uniform() };
  return rng.uniform() < CATALOG.seasonalShare ? season : null;
}

/** Members of each group in the order they appear; how popular each is has nothing to do with its age. */
function fillGroups(count: number, groupOf: Uint16Array, rng: Rng) {
  const starts = new Uint32Array(count + 1);
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let g = 0; g < count; g++) starts[g + 1] = (starts[g + 1] ?? 0) + (starts[g] ?? 0);
  const next = starts.slice(0, count);
  const members = new Uint32Array(groupOf.length);
  for (const [product, group] of groupOf.entries()) {
    const place = next[group] ?? 0;
    members[place] = product;
    next[group] = place + 1;
  }
  const weights = new Float64Array(groupOf.length);
  const { popularitySlope, popularityOffset } = CATALOG;
  for (let g = 0; g < count; g++) {
    const within = weights.subarray(starts[g], starts[g + 1]);
    for (let rank = 0; rank < within.length; rank++) {
      within[rank] = (rank + popularityOffset) ** -popularitySlope;
    }
    shuffled(within, rng);
  }
  return { starts, members, popularity: sumUp(weights) };
}

/** In place. */
function shuffled(values: Float64Array, rng: Rng): Float64Array {
  for (let i = values.length - 1; i > 0; i--) {
    const j = rng.integer(i + 1);
    [values[i], values[j]] = [values[j] ?? 0, values[i] ?? 0];
  }
  return values;
}
