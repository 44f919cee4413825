import { drawExponential, drawGeometric, KIND, type Rng } from "@/ml/index";
import type { Catalog } from "./catalog";
import type { Chooser } from "./choose-product";
import type { EventBuffer } from "./event-buffer";
import { VISIT } from "./shape";

/** What a shop remembers of everybody between two visits: product + 1, 0 for nothing. */
export interface Memories {
  seen: Uint32Array;
  bought: Uint32Array;
}

export interface VisitMaker {
  /** One visit from `at` on. Pushes 1 … `most` events and returns how many. */
  make(shopper: number, at: number, most: number): number;
}

interface Makings {
  catalog: Catalog;
  chooser: Chooser;
  memories: Memories;
  buffer: EventBuffer;
  rng: Rng;
  /** Nothing happens after this moment, milliseconds since the epoch. */
  last: number;
}

const [PAUSE, MORE_PAUSE] = VISIT.pause;

/** Writes one visit: a clock that moves on with every event, and a limit on how many there may be. */
class Diary {
  count = 0;
  constructor(
    readonly makings: Makings,
    readonly shopper: number,
    private at: number,
    readonly most: number,
  ) {}

  get isFull(): boolean {
    return this.count >= this.most;
  }

  note(product: number, kind: number, value = 1): void {
    if (this.isFull) return;
    const { buffer, rng, last } = this.makings;
    buffer.push(this.shopper, product, kind, value, Math.min(last, this.at));
    this.at += Math.floor(1000 * (PAUSE + drawExponential(rng, MORE_PAUSE)));
    this.count++;
  }
}

/** Stars 1–5: most are content, more so with good things. */
function drawStars(quality: number, rng: Rng): number {
  return Math.max(1, Math.min(5, Math.round(3.9 + 0.8 * quality + 0.9 * rng.normal())));
}

/** Looks round: views, likes, and what went into the cart. */
function browse(diary: Diary, { chooser, memories, rng }: Makings): number[] {
  const { shopper } = diary;
  const cart: number[] = [];
  const before = memories.seen[shopper] ?? 0;
  const again = before > 0 && rng.uniform() < VISIT.again;
  const looks = Math.min(VISIT.mostLooks, 1 + drawGeometric(rng, VISIT.moreLooks));
  let group = chooser.group(shopper);
  for (let look = 0; look < looks && !diary.isFull; look++) {
    if (look > 0 && rng.uniform() >= VISIT.stay) group = chooser.group(shopper);
    const isAgain = again && look === 0;
    const product = isAgain ? before - 1 : chooser.product(shopper, group);
    diary.note(product, KIND.view);
    memories.seen[shopper] = product + 1;
    if (rng.uniform() < VISIT.like) diary.note(product, KIND.like);
    if (rng.uniform() < VISIT.cart * (isAgain ? VISIT.serious : 1) && !cart.includes(product)) {
      diary.note(product, KIND.cart);
      cart.push(product);
    }
  }
  return cart;
}

export function createVisitMaker(makings: Makings): VisitMaker {
  const { catalog, memories, rng } = makings;
  return {
    make(shopper, at, most) {
      const diary = new Diary(makings, shopper, at, most);
      const bought = memories.bought[shopper] ?? 0;
      if (bought > 0 && rng.uniform() < VISIT.rate) {
        diary.note(bought - 1, KIND.rating, drawStars(catalog.qualityOf[bought - 1] ?? 0, rng));
        memories.bought[shopper] = 0;
      }
      const cart = browse(diary, makings);
      const buys = cart.length > 0 && rng.uniform() < VISIT.checkout;
      for (const product of cart) {
        if (buys) {
          diary.note(product, KIND.purchase, 1 + drawGeometric(rng, 0.25));
          memories.bought[shopper] = product + 1;
        } else if (rng.uniform() < VISIT.remove) diary.note(product, KIND.remove);
      }
      return diary.count;
    },
  };
}
