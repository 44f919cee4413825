import { createRng, drawIndex, type Rng, seedFor } from "@/ml/index";
import { type Catalog, makeCatalog } from "./catalog";
import { createChooser } from "./choose-product";
import { type Crowd, makeCrowd } from "./crowd";
import { type EventBatch, EventBuffer } from "./event-buffer";
import { createVisitMaker, type VisitMaker } from "./make-visit";
import { checkGenerateOptions, DAY_MS, type GenerateOptions, startOf } from "./options";
import { dailyDemand, hourlyDemand } from "./seasons";

/** A made-up shop: what it sells and who comes. Everything that happens there follows from it and the seed. */
export interface MadeShop {
  options: GenerateOptions;
  catalog: Catalog;
  crowd: Crowd;
}

const HOUR_MS = 3_600_000;
/** A stretch of time is made at once and held in memory: about this many events, an hour at most. */
const STRETCH_EVENTS = 50_000;
/** Somebody who has left is drawn again, so often at most. */
const TRIES = 4;

/** Throws AppError invalid for options out of range. */
export function makeShop(options: GenerateOptions): MadeShop {
  checkGenerateOptions(options);
  const catalog = makeCatalog(options);
  return { options, catalog, crowd: makeCrowd(options, catalog.groups) };
}

/** Equal stretches of the history, with the number of events there have to be at the end of each. */
function planStretches(options: GenerateOptions): { length: number; quotas: Float64Array } {
  const start = startOf(options);
  const parts = Math.max(1, Math.ceil(options.interactions / (options.days * 24 * STRETCH_EVENTS)));
  const length = HOUR_MS / parts;
  const quotas = new Float64Array(options.days * 24 * parts);
  let sum = 0;
  for (let i = 0; i < quotas.length; i++) {
    const at = start + i * length;
    quotas[i] = sum += dailyDemand(at, start) * hourlyDemand(at);
  }
  return { length, quotas: quotas.map((reached) => Math.round((reached / sum) * options.interactions)) };
}

/** Who comes back: the busier the likelier, unless they have left for good. */
function drawReturning({ joined, stays, activity }: Crowd, known: number, at: number, rng: Rng): number {
  let shopper = 0;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    shopper = drawIndex(rng, activity, 0, known);
    if (at - (joined[shopper] ?? 0) < (stays[shopper] ?? 0) * DAY_MS) break;
  }
  return shopper;
}

/** Fills the history stretch by stretch: first visits at their time, then those who come back, up to the quota. */
class Filling {
  made = 0;
  #known = 0;
  readonly #shop: MadeShop;
  readonly #visits: VisitMaker;
  readonly #rng: Rng;

  constructor(shop: MadeShop, visits: VisitMaker, rng: Rng) {
    this.#shop = shop;
    this.#visits = visits;
    this.#rng = rng;
  }

  fill(from: number, to: number, quota: number): void {
    const { crowd, options } = this.#shop;
    while (this.#known < crowd.shopperCount && (crowd.joined[this.#known] ?? 0) < to) {
      const shopper = this.#known++;
      this.#visit(shopper, crowd.joined[shopper] ?? from);
    }
    if (this.#known === 0) return;
    while (this.made < quota && this.made + this.#unknown() < options.interactions) {
      const at = Math.floor(from + this.#rng.uniform() * (to - from));
      this.#visit(drawReturning(crowd, this.#known, at, this.#rng), at);
    }
  }

  /** Shoppers who have not been here: each of them will need one event at least. */
  #unknown(): number {
    return this.#shop.crowd.shopperCount - this.#known;
  }

  #visit(shopper: number, at: number): void {
    this.made += this.#visits.make(
      shopper,
      at,
      this.#shop.options.interactions - this.made - this.#unknown(),
    );
  }
}

/**
 * Everything that happened in a made-up shop, oldest first, in batches of which each is overwritten by the next. Holds
 * memory by shopper and product, not by interaction: the history is never there as a whole. `options.interactions`
 * events in all, `options.shoppers` different shoppers.
 */
export function* generateInteractions(shop: MadeShop): Generator<EventBatch, void> {
  const { options, catalog, crowd } = shop;
  const rng = createRng(seedFor(options.seed, "visits"));
  const chooser = createChooser(catalog, crowd, rng);
  const buffer = new EventBuffer();
  const memories = {
    seen: new Uint32Array(crowd.shopperCount),
    bought: new Uint32Array(crowd.shopperCount),
  };
  const makings = { catalog, chooser, memories, buffer, rng, last: options.until - 1 };
  const filling = new Filling(shop, createVisitMaker(makings), rng);
  const { length, quotas } = planStretches(options);
  const start = startOf(options);
  let day = -1;
  for (const [i, quota] of quotas.entries()) {
    const from = start + i * length;
    const today = Math.floor((from - start) / DAY_MS);
    if (today !== day) chooser.advance(from);
    day = today;
    const to = i + 1 < quotas.length ? from + length : options.until;
    filling.fill(from, to, quota);
    const batch = buffer.takeBefore(to);
    if (batch.length > 0) yield batch;
  }
}
