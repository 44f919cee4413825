import { type EventLog, KIND, KINDS } from "@/ml/index";
import type { Cold, KindWorth, Sessions } from "./exploration";
import { spreadOf } from "./describe-counts";
import { walkShoppers } from "./walk-shoppers";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Whoever pauses so long has gone and come back. */
const PAUSE_MS = 30 * MINUTE_MS;
/** The newest part of the log, which the rest would have had to answer. */
const NEWEST = 0.2;
/** What a kind may be worth at most, in views. */
const MOST_WORTH = 10;
/** Fewer pairs say nothing of what a kind is worth. */
const FEWEST_PAIRS = 50;
const MEANINGFUL = [KIND.view, KIND.like, KIND.cart];

/** What only shows shopper by shopper. */
export interface ShopperFacts {
  readonly pairs: number;
  readonly repeated: number;
  readonly sessions: Sessions | null;
  readonly worth: KindWorth[];
  readonly cold: Omit<Cold, "productsNeverMet">;
}

/** One walk over all shoppers. */
export function describeShoppers(log: EventLog, timed: boolean): ShopperFacts {
  const pairs = new PairCounter(log);
  const sessions = new SessionCounter(log);
  const newest = new NewcomerCounter(log);
  walkShoppers(log, (places) => {
    pairs.visit(places);
    newest.visit(places);
    if (timed) sessions.visit(places);
  });
  return {
    pairs: pairs.pairs,
    repeated: pairs.repeated / Math.max(1, log.length),
    sessions: timed ? sessions.finish() : null,
    worth: pairs.worth(),
    cold: { ...pairs.cold(), ...newest.finish() },
  };
}

/** Products a shopper met: how many, what kinds of events led to a purchase, and what was said again. */
class PairCounter {
  pairs = 0;
  repeated = 0;
  /** Of each product: the shopper who met it last (+ 1), and what they did so far, as bits of kinds. */
  readonly #metBy: Uint32Array;
  readonly #done: Uint16Array;
  /** What was done before the first purchase, as bits. */
  readonly #before: Uint16Array;
  readonly #shoppersOf: Uint32Array;
  readonly #met = new Float64Array(KINDS.length);
  readonly #bought = new Float64Array(KINDS.length);
  #visited = 0;
  #below2 = 0;
  #below5 = 0;

  constructor(readonly log: EventLog) {
    this.#metBy = new Uint32Array(log.itemCount);
    this.#done = new Uint16Array(log.itemCount);
    this.#before = new Uint16Array(log.itemCount);
    this.#shoppersOf = new Uint32Array(log.itemCount);
  }

  visit(places: Uint32Array): void {
    const { items, kinds } = this.log;
    const stamp = ++this.#visited;
    let own = 0;
    for (const place of places) {
      const item = items[place] ?? 0;
      if (this.#metBy[item] !== stamp) {
        this.#metBy[item] = stamp;
        this.#done[item] = 0;
        this.#before[item] = 0;
        this.#shoppersOf[item] = (this.#shoppersOf[item] ?? 0) + 1;
        own++;
      }
      this.#note(item, kinds[place] ?? 0);
    }
    this.pairs += own;
    if (own < 2) this.#below2++;
    if (own < 5) this.#below5++;
    for (const place of places) this.#close(items[place] ?? 0, stamp);
  }

  #note(item: number, kind: number): void {
    const done = this.#done[item] ?? 0;
    const bit = 1 << kind;
    if (done & bit) this.repeated++;
    if (kind === KIND.purchase && !(done & bit)) this.#before[item] = done;
    this.#done[item] = done | bit;
  }

  /** Enters what became of a pair, once. */
  #close(item: number, stamp: number): void {
    const done = this.#done[item] ?? 0;
    if (this.#metBy[item] !== stamp || done === 0) return;
    const isBought = (done & (1 << KIND.purchase)) !== 0;
    const counted = isBought ? (this.#before[item] ?? 0) : done;
    for (const kind of MEANINGFUL) {
      if (!(counted & (1 << kind))) continue;
      this.#met[kind] = (this.#met[kind] ?? 0) + 1;
      if (isBought) this.#bought[kind] = (this.#bought[kind] ?? 0) + 1;
    }
    this.#done[item] = 0;
  }

  /** A kind is worth as many views as it leads to purchases more often than a view does. */
  worth(): KindWorth[] {
    const rate = (kind: number) => (this.#bought[kind] ?? 0) / Math.max(1, this.#met[kind] ?? 0);
    const usual = rate(KIND.view);
    return MEANINGFUL.flatMap((kind) => {
      const pairs = this.#met[kind] ?? 0;
      if (pairs < FEWEST_PAIRS || usual === 0) return [];
      const weight = Math.min(MOST_WORTH, Math.max(1, rate(kind) / usual));
      return [{ kind: KINDS[kind] ?? "", pairs, bought: this.#bought[kind] ?? 0, weight }];
    });
  }

  cold() {
    const share = (part: number, all: number) => (all === 0 ? 0 : part / all);
    const met = this.#shoppersOf.filter((count) => count > 0);
    return {
      shoppersBelow2: share(this.#below2, this.#visited),
      shoppersBelow5: share(this.#below5, this.#visited),
      productsBelow5: share(met.filter((count) => count < 5).length, met.length),
    };
  }
}

/** Spells without a long pause. */
class SessionCounter {
  readonly #lengths: number[] = [];
  readonly #minutes: number[] = [];
  readonly #gaps: number[] = [];

  constructor(readonly log: EventLog) {}

  visit(places: Uint32Array): void {
    const { at } = this.log;
    let [started, before, length] = [at[places[0] ?? 0] ?? 0, at[places[0] ?? 0] ?? 0, 0];
    for (const place of places) {
      const time = at[place] ?? 0;
      if (time - before > PAUSE_MS) {
        this.#end(length, before - started);
        this.#gaps.push((time - before) / DAY_MS);
        [started, length] = [time, 0];
      }
      length++;
      before = time;
    }
    this.#end(length, before - started);
  }

  #end(length: number, lasted: number): void {
    this.#lengths.push(length);
    this.#minutes.push(lasted / MINUTE_MS);
  }

  finish(): Sessions {
    const count = this.#lengths.length;
    return {
      count,
      lengths: spreadOf(this.#lengths),
      single: this.#lengths.filter((length) => length === 1).length / Math.max(1, count),
      medianMinutes: medianOf(this.#minutes) ?? 0,
      medianDaysBetween: medianOf(this.#gaps),
    };
  }
}

/** Who and what is new in the newest part of the log. */
class NewcomerCounter {
  readonly #start: number;
  readonly #isKnownProduct: Uint8Array;
  #byNew = 0;
  #withNew = 0;

  constructor(readonly log: EventLog) {
    this.#start = Math.floor(log.length * (1 - NEWEST));
    this.#isKnownProduct = new Uint8Array(log.itemCount);
    for (let i = 0; i < this.#start; i++) this.#isKnownProduct[log.items[i] ?? 0] = 1;
    for (let i = this.#start; i < log.length; i++)
      if (!this.#isKnownProduct[log.items[i] ?? 0]) this.#withNew++;
  }

  visit(places: Uint32Array): void {
    // Places grow with time: a shopper whose first is in the newest part is new there.
    if ((places[0] ?? 0) >= this.#start) this.#byNew += places.length;
  }

  finish() {
    const newest = Math.max(1, this.log.length - this.#start);
    return { newestByNewShoppers: this.#byNew / newest, newestWithNewProducts: this.#withNew / newest };
  }
}

function medianOf(values: number[]): number | null {
  return values.length === 0 ? null : (Float64Array.from(values).sort()[values.length >> 1] ?? null);
}
